import { expect, it } from 'vitest'
import { until } from '../../../../scripts/lab/machines/until.ts'

it('answers with the first value', async () => {
  const answers = [undefined, false, 'yes', 'no'] as const
  let asked = 0
  expect(await until(async () => answers[asked++], 10_000)).toBe('yes')
})

it('gives up when the time is over', async () => {
  expect(await until(async () => undefined, 0)).toBeUndefined()
})

it('goes on for as long as something moves', async () => {
  let asked = 0
  const answer = until(
    async () => {
      asked += 1
      return asked === 4 && 'there'
    },
    150,
    async () => asked,
  )
  expect(await answer).toBe('there')
})

it('gives up when nothing has moved for as long', async () => {
  let asked = 0
  const began = Date.now()
  const answer = until(
    async () => {
      asked += 1
      return undefined
    },
    150,
    async () => Math.min(asked, 3),
  )
  expect(await answer).toBeUndefined()
  expect(Date.now() - began).toBeGreaterThan(300)
})

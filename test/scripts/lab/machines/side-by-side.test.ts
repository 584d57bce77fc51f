import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { sideBySide } from '../../../../scripts/lab/machines/side-by-side.ts'

it('does as much at a time as it may, and answers in the order of the items', async () => {
  let busy = 0
  let most = 0
  const tripled = await sideBySide(3, [5, 4, 3, 2, 1], async (turns, index) => {
    busy += 1
    most = Math.max(most, busy)
    for (let i = 0; i < turns; i++) await turn()
    busy -= 1
    return `${index}:${turns * 3}`
  })
  expect(tripled).toEqual(['0:15', '1:12', '2:9', '3:6', '4:3'])
  expect(most).toBe(3)
})

it('rejects with the first failure', async () => {
  const failing = sideBySide(2, ['a', 'b', 'c'], async item => {
    if (item === 'b') throw new Error(item)
  })
  await expect(failing).rejects.toThrow('b')
})

it('does nothing for nobody', async () =>
  expect(await sideBySide(3, [], async () => 1)).toEqual([]))

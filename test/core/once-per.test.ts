import { expect, test } from 'vitest'
import { oncePer } from '../../src/core/once-per.ts'

test('is made once of each object, whatever comes out', () => {
  const made: object[] = []
  const nothing = oncePer((key: object) => {
    made.push(key)
    return undefined
  })
  const [a, b] = [{}, {}]
  for (const key of [a, b, a, b]) expect(nothing(key)).toBeUndefined()
  expect(made).toEqual([a, b])
})

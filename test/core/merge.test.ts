import { expect, test } from 'vitest'
import { merge } from '../../src/core/merge.ts'

test.each([
  ['nothing', { a: 1 }, {}, { a: 1 }],
  ['side by side', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  [
    'maps, all the way down',
    { a: { b: { c: 1 } } },
    { a: { b: { d: 2 } } },
    { a: { b: { c: 1, d: 2 } } },
  ],
  ['lists', { a: ['x', 'y'] }, { a: ['y', 'z'] }, { a: ['x', 'y', 'z'] }],
  ['two values', { a: 1 }, { a: 2 }, { a: 2 }],
  ['a map in place of a value', { a: 1 }, { a: { b: 2 } }, { a: { b: 2 } }],
])('%s', (_, first, second, both) => {
  expect(merge(first, second)).toEqual(both)
})

import { expect, test } from 'vitest'
import { isMap, mapOrEmpty } from '../../src/core/is-map.ts'

test.each([
  ['a map', { a: 1 }, true],
  ['an empty map', {}, true],
  ['a list', [1], false],
  ['null', null, false],
  ['nothing', undefined, false],
  ['a text', 'a', false],
  ['a number', 1, false],
])('%s', (_, value, wanted) => {
  expect(isMap(value)).toBe(wanted)
  expect(mapOrEmpty(value)).toEqual(wanted ? value : {})
})

import { expect, test } from 'vitest'
import { digits, median, spread } from '../../../scripts/bench/statistics.ts'

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
  [[], Number.NaN],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle)
})

test('the spread goes from the least to the greatest', () => {
  expect(spread([2, 9, 1])).toEqual([1, 9])
})

test.each([
  [0.052_14, '0.052'],
  [1.2345, '1.23'],
  [52.14, '52.1'],
  [521.4, '521'],
  [Number.NaN, '–'],
])('%d is written as %s', (value, text) => {
  expect(digits(value)).toBe(text)
})

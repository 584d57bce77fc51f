import { expect, test } from 'vitest'
import { growth } from '../../../scripts/bench/lab.ts'

test.each([
  [0, 3, [3]],
  [3, 4, [4]],
  [4, 4, [4]],
  [3, 40, [15, 27, 39, 40]],
])('a lab of %d machines grows to %d by way of %j', (from, to, sizes) => {
  expect(growth(from, to)).toEqual(sizes)
})

import { expect, test } from 'vitest'
import { quantity, sameQuantity } from '../../src/render/quantity.ts'

test.each([
  ['100m', 0.1],
  ['0.5', 0.5],
  ['.5', 0.5],
  [2, 2],
  ['1Ki', 1024],
  ['1k', 1000],
  ['1e3', 1000],
  ['5Mi', 5 * 2 ** 20],
  ['', undefined],
  ['Mi', undefined],
  ['1i', undefined],
  ['1 Gi', undefined],
  [true, undefined],
])('%j is %s', (text, value) => expect(quantity(text)).toBe(value))

test.each([
  ['0.1', '100m', true],
  [1, '1000m', true],
  ['1Gi', '1024Mi', true],
  ['1G', '1Gi', false],
  ['a', 'a', false],
])('%j and %j: %s', (a, b, same) => expect(sameQuantity(a, b)).toBe(same))

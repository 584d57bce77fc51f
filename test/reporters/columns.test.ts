import { styleText } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pad, truncate, width } from '../../src/reporters/columns.ts'

const red = (text: string) => styleText('red', text, { validateStream: false })

test.each([
  ['', 0],
  ['swap-off', 8],
  ['主节点', 6],
  ['ｆｕｌｌ', 8],
  ['한국', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['✔', 1],
  ['🚢', 2],
  ['𠮷', 2],
  [red('abc'), 3],
])('width of %j is %d', (text, columns) => {
  expect(width(text)).toBe(columns)
})

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['too long', 7, 'too lo…'],
  ['节点一二', 7, '节点一…'],
  ['节点一二', 6, '节点…'],
  ['anything', 1, '…'],
  ['anything', 0, ''],
  [red('too long'), 7, '\u001b[31mtoo lo…\u001b[0m'],
])('%j cut to %d columns', (text, columns, expected) => {
  expect(truncate(text, columns)).toBe(expected)
})

test('pad counts columns, not characters', () => {
  expect(`${pad('主', 4)}|`).toBe('主  |')
  expect(pad('longer', 3)).toBe('longer')
})

test('what was cut is never wider than wanted', () => {
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(fc.property(text, fc.nat(40), (t, n) => width(truncate(t, n)) <= n))
})

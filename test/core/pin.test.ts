import { expect, test } from 'vitest'
import { pinText, satisfies } from '../../src/core/pin.ts'

test.each([
  ['1.19.0-0', '1.19.0-0', true],
  ['1.19.0-00', '1.19.0-0', false],
  [undefined, '1.19.0-0', false],
  ['1.36.4-150500.1.1', '1.36.4-*', true],
  ['1.36.40-1', '1.36.4-*', false],
  ['1.36.2-1', '1.36.*', true],
  ['5:28.5.2-1~debian.12~bookworm', '5:28.5.2-*', true],
  ['1.6.20~ds1-1', undefined, true],
  [undefined, undefined, false],
])('%s satisfies %s: %s', (installed, version, answer) => {
  expect(satisfies(installed, { name: 'x', version })).toBe(answer)
})

test.each([
  ['1.6.33-*', undefined, 'x 1.6.33'],
  ['1.36.*', undefined, 'x 1.36'],
  ['1.19.0-0', '1.18.0-0', 'x 1.19.0-0 (now 1.18.0-0)'],
  [undefined, undefined, 'x'],
])('%s, now %s, is told as %s', (version, now, text) => {
  expect(pinText({ name: 'x', version }, now)).toBe(text)
})

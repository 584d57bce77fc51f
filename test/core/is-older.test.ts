import { expect, test } from 'vitest'
import { isOlder } from '../../src/core/is-older.ts'

test.each([
  ['1.9.0', '1.10.0', true],
  ['1.10.0', '1.9.0', false],
  ['20.10.24', '20.10.24', false],
  ['v3.28.2', 'v3.29', true],
  ['v3.29.0', 'v3.29', false],
  ['18.06.1', '18.09', true],
])('%s is older than %s: %s', (version, than, older) => {
  expect(isOlder(version, than)).toBe(older)
})

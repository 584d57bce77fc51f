import { expect, test } from 'vitest'
import { homePath } from '../../src/core/home-path.ts'

test.each([
  ['~/.ssh/id', '/home/ann/.ssh/id'],
  ['~', '/home/ann'],
  ['~bob/key', '~bob/key'],
  ['/etc/~/key', '/etc/~/key'],
  ['key', 'key'],
])('%s', (path, wanted) => {
  expect(homePath(path, '/home/ann')).toBe(wanted)
})

test('a home with a dollar sign in its name', () => {
  expect(homePath('~/key', "/home/$&$'")).toBe("/home/$&$'/key")
})

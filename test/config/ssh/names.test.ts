import { expect, test } from 'vitest'
import { hostsNamed } from '../../../src/config/ssh/names.ts'

test.each<[text: string, names: string[], includes: string[]]>([
  ['', [], []],
  ['Host a b\n  HostName 10.0.0.1\nHost c', ['a', 'b', 'c'], []],
  ['host=a\n\tHOST "b"', ['a', 'b'], []],
  ['Host * web-? !bad good\nHost a a', ['good', 'a'], []],
  ['Include work.d/* ~/more\nHost a', ['a'], ['work.d/*', '~/more']],
  ['# Host no\nHostName no\nMatch host no', [], []],
])('%j', (text, names, includes) => {
  expect(hostsNamed(text)).toEqual({ names, includes })
})

test('what vagrant ssh-config prints', () => {
  const text = ['master', 'worker1'].map(
    (name, i) =>
      `Host ${name}\n  HostName 127.0.0.1\n  User vagrant\n  Port ${2222 + i}\n  UserKnownHostsFile /dev/null\n`,
  )
  expect(hostsNamed(text.join('\n')).names).toEqual(['master', 'worker1'])
})

import { expect, test } from 'vitest'
import { glimpse } from '../../src/config/glimpse.ts'

test.each<[text: string, name: string | undefined, hosts: string[]]>([
  [
    'cluster: lab\nhosts: { master: { address: 10.0.0.1 }, worker1: { address: 10.0.0.2 } }\n',
    'lab',
    ['master', 'worker1'],
  ],
  ['cluster: lab\nhosts:\n  master:\n  worker1:\n    rol\n', 'lab', ['master', 'worker1']],
  ['cluster: [lab]\nhosts: [master]\n', undefined, []],
  ['cluster: lab\nhosts:\n', 'lab', []],
  ['- a list\n', undefined, []],
  ['hosts: {', undefined, []],
  ['', undefined, []],
])('%j', (text, name, hosts) => {
  expect(glimpse(text)).toEqual({ name, hosts })
})

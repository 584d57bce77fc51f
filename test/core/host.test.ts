import { expect, test } from 'vitest'
import { addressesOf, namedKeys } from '../../src/core/host.ts'
import { aHost } from '../steps/cluster.ts'

test.each([
  [aHost('a', 10), ['192.168.56.10']],
  [aHost('a', 10, { secondAddress: 'fd00::10' }), ['192.168.56.10', 'fd00::10']],
])('%j', (host, addresses) => expect(addressesOf(host)).toEqual(addresses))

const { ssh } = aHost('a', 10)

test.each([
  ['none', {}, undefined],
  ['one in cluster.yaml', { identityFile: '/k' }, ['/k']],
  ["OpenSSH's", { identityFiles: ['/a', '/b'] }, ['/a', '/b']],
  [
    "one in cluster.yaml, whatever OpenSSH's",
    { identityFile: '/k', identityFiles: ['/a'] },
    ['/k'],
  ],
])('keys that are named: %s', (_, said, files) => {
  expect(namedKeys({ ...ssh, identityFile: undefined, ...said })).toEqual(files)
})

import { expect, test } from 'vitest'
import { addressesOf } from '../../src/core/host.ts'
import { aHost } from '../steps/cluster.ts'

test.each([
  [aHost('a', 10), ['192.168.56.10']],
  [aHost('a', 10, { secondAddress: 'fd00::10' }), ['192.168.56.10', 'fd00::10']],
])('%j', (host, addresses) => expect(addressesOf(host)).toEqual(addresses))

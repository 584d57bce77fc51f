import { expect, test } from 'vitest'
import { isProxyMode, proxyGates, proxyModesOf } from '../../../src/config/catalogue/kube-proxy.ts'

test.each([
  [19, ['iptables', 'ipvs', 'userspace']],
  [25, ['iptables', 'ipvs', 'userspace']],
  [26, ['iptables', 'ipvs']],
  [28, ['iptables', 'ipvs']],
  [29, ['iptables', 'ipvs', 'nftables']],
  [37, ['iptables', 'ipvs', 'nftables']],
])('1.%i has %j', (minor, modes) => expect(proxyModesOf(minor)).toEqual(modes))

test.each([
  ['nftables', 29, { NFTablesProxyMode: true }],
  ['nftables', 30, { NFTablesProxyMode: true }],
  ['nftables', 31, {}],
  ['ipvs', 37, {}],
] as const)('%s in 1.%i opens %j', (mode, minor, gates) =>
  expect(proxyGates(mode, minor)).toEqual(gates),
)

test.each([
  ['ipvs', true],
  ['toString', false],
  ['', false],
  [1, false],
])('%j: %s', (word, is) => expect(isProxyMode(word)).toBe(is))

import { expect, test } from 'vitest'
import type { Draft } from '../../../src/config/draft.ts'
import { families } from '../../../src/config/rules/families.ts'
import { subnets } from '../../../src/config/rules/network.ts'
import { told } from './settings.ts'

const V4 = ['10.244.0.0/16', '10.96.0.0/12', '10.0.0.1'] as const
const V6 = ['fd00:10:244::/56', 'fd00:10:96::/112', 'fd00::1'] as const

const draft = (of: readonly (readonly [string, string, string])[], other = {}): Draft => {
  const [podSubnet, serviceSubnet, address] = [0, 1, 2].map(i =>
    of.map(texts => texts[i]).join(','),
  )
  return {
    hosts: { m: { address, role: 'control-plane' } },
    network: { podSubnet, serviceSubnet, ...other },
  }
}

const cases: [minor: number, draft: Draft, told: string[]][] = [
  [19, {}, []],
  [19, draft([V4]), []],
  [21, draft([V6]), ['network.podSubnet: flannel v0.14.0 knows no IPv6; use v0.28.9']],
  [22, draft([V6]), []],
  [19, draft([V6], { version: 'v0.28.9' }), []],
  [22, draft([V4, V6]), []],
  [
    20,
    draft([V4, V6], { version: 'v0.28.9' }),
    [
      'network.podSubnet: IPv4 and IPv6 together need Kubernetes 1.21 or newer; 1.20 takes one of them',
    ],
  ],
  [
    30,
    draft([V6, V4]),
    ['network.podSubnet: flannel finds its network card by the IPv4 address; write IPv4 first'],
  ],
  [30, draft([V6, V4], { plugin: 'manifest' }), []],
  [
    30,
    draft([V4, V6], { plugin: 'calico' }),
    ['network.podSubnet: slipway sets up calico for IPv4 alone; use flannel, or your own manifest'],
  ],
  [
    30,
    draft([V4], { podSubnet: `${V4[0]},${V6[0]}` }),
    [
      'network.serviceSubnet: pods are of IPv4 and IPv6, services of IPv4; both need the same, in the same order',
    ],
  ],
  [
    30,
    { ...draft([V4, V6]), hosts: { m: { address: '10.0.0.1' } } },
    ['hosts.m.address: is of IPv4, and the networks inside the cluster are of IPv4 and IPv6'],
  ],
]

test.each(cases)('1.%i, %j', (minor, draft, wanted) => {
  expect(told(families, minor, draft)).toEqual(wanted)
})

const pods = (podSubnet: string): Draft => ({
  hosts: { a: { address: 'fd00::1' }, b: { address: 'fd00::2' } },
  network: { podSubnet, serviceSubnet: V6[1] },
})

test.each([
  [V6[0], []],
  [
    'fd00:10:244::/40',
    ['network.podSubnet: /40 is out of range; the prefix must be from /48 to /64'],
  ],
  [
    'fd00:10:244::/64',
    ['network.podSubnet: has room for 1 node (each takes a /64), and there are 2 hosts'],
  ],
  [
    'fd00:0::/56',
    ['network.podSubnet: fd00:0::/56 is an address inside a subnet; write fd00::/56'],
  ],
  [
    'fd00::/56',
    [
      'hosts.a.address: fd00::1 lies in network.podSubnet fd00::/56; choose another subnet',
      'hosts.b.address: fd00::2 lies in network.podSubnet fd00::/56; choose another subnet',
    ],
  ],
  [
    'fd00:10:96::/64',
    [
      'network.podSubnet: fd00:10:96::/64 overlaps serviceSubnet fd00:10:96::/112',
      'network.podSubnet: has room for 1 node (each takes a /64), and there are 2 hosts',
    ],
  ],
  [`${V6[0]},fd00:1::/56`, ['network.podSubnet: give one CIDR, or one of IPv4 and one of IPv6']],
])('pods in %s', (subnet, wanted) => {
  expect(told(subnets, 30, pods(subnet))).toEqual(wanted)
})

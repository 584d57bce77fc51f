import { expect, test } from 'vitest'
import { toKubeProxy } from '../../src/config/kube-proxy.ts'

const gate = { NFTablesProxyMode: true }
const cases: [own: Record<string, unknown> | false | undefined, minor: number, wanted: unknown][] =
  [
    [undefined, 30, {}],
    [false, 30, false],
    [{ mode: 'ipvs' }, 30, { mode: 'ipvs' }],
    [{ mode: 'nftables' }, 31, { mode: 'nftables' }],
    [{ mode: 'nftables' }, 30, { mode: 'nftables', featureGates: gate }],
    [
      { mode: 'nftables', featureGates: { Other: false } },
      29,
      { mode: 'nftables', featureGates: { ...gate, Other: false } },
    ],
    [
      { mode: 'nftables', featureGates: { NFTablesProxyMode: false } },
      29,
      { mode: 'nftables', featureGates: { NFTablesProxyMode: false } },
    ],
  ]

test.each(cases)('%j in 1.%i is %j', (own, minor, wanted) => {
  expect(toKubeProxy(own, minor)).toEqual(wanted)
})

import { expect, test } from 'vitest'
import type { Draft } from '../../../src/config/draft.ts'
import { kubeProxy } from '../../../src/config/rules/kube-proxy.ts'
import { told } from './settings.ts'

const cases: [minor: number, draft: Draft, told: string[]][] = [
  [19, {}, []],
  [19, { kubeProxy: { mode: '' } }, []],
  [19, { kubeProxy: { mode: 'userspace' } }, []],
  [19, { kubeProxy: { mode: 'ipvs' } }, []],
  [29, { kubeProxy: { mode: 'nftables' } }, []],
  [30, { kubeProxy: { mode: 'nftables' }, network: { plugin: 'calico' } }, []],
  [
    29,
    { kubeProxy: { mode: 'nftables' }, network: { plugin: 'calico', version: 'v3.27.5' } },
    [
      "kubeProxy.mode: Calico v3.27.5 does not run beside kube-proxy's mode nftables; v3.29 and later do, or use mode: ipvs",
    ],
  ],
  [
    26,
    { kubeProxy: { mode: 'userspace' } },
    ["kubeProxy.mode: kube-proxy's mode userspace ended with 1.25; 1.26 has iptables, ipvs"],
  ],
  [
    28,
    { kubeProxy: { mode: 'nftables' } },
    ["kubeProxy.mode: kube-proxy's mode nftables begins with 1.29; 1.28 has iptables, ipvs"],
  ],
  [
    19,
    { kubeProxy: { mode: 'iptable' } },
    [
      'kubeProxy.mode: iptable is no mode of kube-proxy; 1.19 has iptables, ipvs, userspace; did you mean iptables?',
    ],
  ],
  [
    30,
    { kubeProxy: { mode: 7 } },
    ['kubeProxy.mode: 7 is no mode of kube-proxy; 1.30 has iptables, ipvs, nftables'],
  ],
  [
    30,
    { kubeProxy: false },
    [
      'kubeProxy: flannel needs kube-proxy to reach the API server; only cilium, manifest or none can do without',
    ],
  ],
  [30, { kubeProxy: false, network: { plugin: 'none' } }, []],
  [30, { kubeProxy: false, network: { plugin: 'cilium' } }, []],
]

test.each(cases)('1.%i, %j', (minor, draft, wanted) => {
  expect(told(kubeProxy, minor, draft)).toEqual(wanted)
})

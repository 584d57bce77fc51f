import { expect, test } from 'vitest'
import type { Draft } from '../../../src/config/draft.ts'
import { podNetwork } from '../../../src/config/rules/pod-network.ts'
import { told } from './settings.ts'

const SHA = 'a'.repeat(64)

const cases: [minor: number, network: Draft['network'], told: string[]][] = [
  [19, undefined, []],
  [30, undefined, []],
  [19, { version: 'v0.28.9', backend: 'host-gw' }, []],
  [
    22,
    { version: 'v0.14.0' },
    ['network.version: flannel v0.14.0 goes with Kubernetes 1.19 to 1.21; with 1.22 use v0.28.9'],
  ],
  [
    30,
    { backend: 'ipip' },
    ['network.backend: flannel has no backend ipip; it has vxlan, host-gw'],
  ],
  [30, { plugin: 'calico' }, []],
  [30, { plugin: 'calico', backend: 'vxlan' }, []],
  [30, { plugin: 'calico', manifest: './calico.yaml' }, []],
  [30, { plugin: 'calico', manifest: 'https://mirror.example/calico.yaml' }, []],
  [
    30,
    { plugin: 'calico', manifest: './calico.yaml', sha256: SHA },
    ["network.sha256: Calico's digest follows network.version; leave it out"],
  ],
  [
    30,
    { plugin: 'calico', version: 'v3.32.1' },
    ['network.version: calico v3.32.1 goes with Kubernetes 1.34 to 1.36; with 1.30 use v3.29.7'],
  ],
  [
    30,
    { plugin: 'calico', version: 'v3.28.2' },
    [
      'network.version: calico v3.28.2 is not known; for Kubernetes 1.30 there are v3.28.5, v3.29.7',
    ],
  ],
  [
    37,
    { plugin: 'calico' },
    [
      'network.plugin: no version of calico that slipway knows goes with Kubernetes 1.37; v3.32.1 goes with 1.34 to 1.36, the oldest is for 1.22; plugin: manifest takes any',
    ],
  ],
  [
    30,
    { plugin: 'calico', backend: 'host-gw' },
    ['network.backend: calico has no backend host-gw; it has ipip, vxlan'],
  ],
  [
    33,
    { plugin: 'cilium' },
    [
      'network.manifest: missing; Cilium has no manifest but its chart: helm template cilium https://helm.cilium.io/cilium-1.18.12.tgz -n kube-system --set hubble.enabled=false --set ipam.mode=kubernetes > cilium.yaml, and manifest: ./cilium.yaml',
    ],
  ],
  [
    37,
    { plugin: 'cilium' },
    [
      "network.manifest: missing; Cilium has no manifest but its chart: helm template cilium https://helm.cilium.io/cilium-VERSION.tgz -n kube-system --set hubble.enabled=false --set ipam.mode=kubernetes > cilium.yaml, and manifest: ./cilium.yaml (VERSION by Cilium's page of compatibility)",
    ],
  ],
  [33, { plugin: 'cilium', manifest: './cilium.yaml' }, []],
  [
    33,
    { plugin: 'cilium', manifest: './cilium.yaml', backend: 'vxlan' },
    ['network.backend: of cilium slipway sets no backend; leave it out'],
  ],
  [
    33,
    { plugin: 'manifest' },
    ['network.manifest: missing; a path or a URL of the objects to apply'],
  ],
  [33, { plugin: 'manifest', manifest: '/srv/net.yaml' }, []],
  [33, { plugin: 'manifest', manifest: 'https://example.com/net.yaml', sha256: SHA }, []],
  [
    33,
    { plugin: 'manifest', manifest: 'https://example.com/net.yaml' },
    ['network.sha256: missing; what is fetched needs its digest: curl -fsSL URL | sha256sum'],
  ],
  [
    33,
    { manifest: './net.yaml' },
    ['network.manifest: plugin flannel takes no manifest; write plugin: manifest'],
  ],
  [
    33,
    { plugin: 'none', manifest: './net.yaml' },
    ['network.manifest: plugin none takes no manifest; write plugin: manifest'],
  ],
  [33, { sha256: SHA }, ['network.sha256: is the digest of network.manifest, which is missing']],
  // A minor that is not known at all is told of once, elsewhere.
  [18, { plugin: 'calico' }, []],
]

test.each(cases)('1.%i, %j', (minor, network, wanted) => {
  expect(told(podNetwork, minor, network ? { network } : {})).toEqual(wanted)
})

import { expect, test } from 'vitest'
import { createStyle } from '../../src/reporters/style.ts'
import {
  type VersionsTold,
  versionDetail,
  versionLines,
} from '../../src/reporters/versions-text.ts'

const plain = createStyle()

const old: VersionsTold = {
  kubernetes: '1.27',
  newest: '1.27.16',
  released: '2023-04-11',
  endOfLife: '2024-06-28',
  supported: false,
  configApi: 'v1beta3',
  images: { etcd: '3.5.12-0', coredns: 'v1.10.1', pause: '3.9' },
  packages: [{ mirror: 'aliyun', layout: 'legacy, up to 1.27.6' }],
  runtimes: ['containerd 1.6, 1.7'],
  networks: ['flannel v0.28.9'],
  proxyModes: ['iptables', 'ipvs'],
  systems: ['CentOS 7', 'Debian 12'],
  kubeletSkew: 2,
  changes: [],
  proof: 'cluster',
  proofOf: '1.27.6',
  unconfirmed: [],
}

const young: VersionsTold = {
  ...old,
  kubernetes: '1.37',
  newest: '1.37.1',
  supported: true,
  endOfLife: '2027-10-28',
  changes: [{ says: 'this is new' }, { says: 'and this' }],
  proof: 'golden',
  proofOf: undefined,
  unconfirmed: ['its images'],
}

test('all of them, newest first', () => {
  expect(versionLines([old, young], plain).join('\n')).toMatchInlineSnapshot(`
    "kubernetes  support             kubeadm  packages from  network          proven             runtimes
    1.37.1*     ✔ until 2027-10-28  v1beta3  aliyun         flannel v0.28.9  golden file        containerd 1.6, 1.7
    1.27.16     · ended 2024-06-28  v1beta3  aliyun         flannel v0.28.9  cluster of 1.27.6  containerd 1.6, 1.7

    * not all of it is confirmed by a source: see slipway versions and the minor, such as 1.36"
  `)
})

test('one of them, with what changes and what is not confirmed', () => {
  expect(versionDetail(young, plain).join('\n')).toMatchInlineSnapshot(`
    "Kubernetes 1.37
      newest patch  1.37.1
      released      2023-04-11
      support       ✔ until 2027-10-28
      kubeadm       kubeadm.k8s.io/v1beta3
      images        etcd 3.5.12-0, coredns v1.10.1, pause 3.9
      packages      aliyun (legacy, up to 1.27.6)
      runtimes      containerd 1.6, 1.7
      network       flannel v0.28.9
      kube-proxy    iptables, ipvs
      systems       CentOS 7, Debian 12
      kubelet       up to 2 minors older than the API server, never newer
      proven by     golden file
      from here on  this is new
                    and this
      unconfirmed   its images"
  `)
})

import { describe, expect, test } from 'vitest'
import type { Cluster } from '../../src/core/cluster.ts'
import type { Network } from '../../src/core/pod-network.ts'
import type { KubeObject } from '../../src/facts/kubectl.ts'
import { calico } from '../../src/render/calico.ts'
import { podNetworkImages, podNetworkObjects } from '../../src/render/pod-network.ts'
import { aCluster } from '../steps/cluster.ts'

const probe = (name: string) => ({
  exec: { command: ['/bin/calico-node', `-felix-${name}`, `-bird-${name}`] },
  periodSeconds: 10,
})

/** The parts of Calico's manifest that slipway touches, as they are at v3.32.1, and some beside them. */
const manifest: KubeObject[] = [
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'calico-config', namespace: 'kube-system' },
    data: { calico_backend: 'bird', veth_mtu: '0' },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'calico-node', namespace: 'kube-system' },
    spec: {
      template: {
        spec: {
          hostNetwork: true,
          initContainers: [{ name: 'install-cni', image: 'quay.io/calico/cni:v3.32.1' }],
          containers: [
            {
              name: 'calico-node',
              image: 'quay.io/calico/node:v3.32.1',
              env: [
                { name: 'NODENAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
                { name: 'IP', value: 'autodetect' },
                { name: 'CALICO_IPV4POOL_IPIP', value: 'Always' },
                { name: 'CALICO_IPV4POOL_VXLAN', value: 'Never' },
              ],
              livenessProbe: probe('live'),
              readinessProbe: probe('ready'),
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'calico-kube-controllers', namespace: 'kube-system' },
    spec: {
      template: {
        spec: {
          containers: [{ name: 'x', image: 'quay.io/calico/kube-controllers:v3.32.1' }],
        },
      },
    },
  },
]

const cluster = (network: Partial<Network> = {}, other: Partial<Cluster> = {}): Cluster =>
  aCluster({
    network: {
      ...aCluster().network,
      plugin: 'calico',
      version: 'v3.32.1',
      images: 'quay.io',
      backend: 'ipip',
      objects: manifest as unknown as NonNullable<Network['objects']>,
      ...network,
    },
    ...other,
  })

const node = (made: readonly KubeObject[]) => {
  const spec = made.find(({ kind }) => kind === 'DaemonSet')?.spec as {
    template: { spec: { containers: Record<string, unknown>[] } }
  }
  return spec.template.spec.containers[0] ?? {}
}
const env = (made: readonly KubeObject[]) =>
  Object.fromEntries(
    (node(made).env as { name: string; value?: string }[]).map(({ name, value }) => [name, value]),
  )

test('the pool is the pod subnet, and the address that of the kubelet', () => {
  expect(env(calico(manifest, cluster()))).toEqual({
    NODENAME: undefined,
    IP: 'autodetect',
    CALICO_IPV4POOL_IPIP: 'Always',
    CALICO_IPV4POOL_VXLAN: 'Never',
    IP_AUTODETECTION_METHOD: 'kubernetes-internal-ip',
    CALICO_IPV4POOL_CIDR: '10.244.0.0/16',
  })
})

test('nothing else is touched', () => {
  const made = calico(manifest, cluster())
  const { env: _, ...rest } = node(made)
  const { env: __, ...was } = node(manifest)
  expect(rest).toEqual(was)
  expect(made[0]).toEqual(manifest[0])
  expect(made[2]).toEqual(manifest[2])
})

describe('vxlan', () => {
  const made = calico(manifest, cluster({ backend: 'vxlan' }))

  test('takes the place of ipip', () => {
    expect(env(made)).toMatchObject({
      CALICO_IPV4POOL_IPIP: 'Never',
      CALICO_IPV4POOL_VXLAN: 'Always',
    })
    expect(made[0]?.data).toEqual({ calico_backend: 'vxlan', veth_mtu: '0' })
  })

  test('has no bird, and nobody asks for one', () => {
    expect(node(made)).toMatchObject({
      livenessProbe: { exec: { command: ['/bin/calico-node', '-felix-live'] }, periodSeconds: 10 },
      readinessProbe: { exec: { command: ['/bin/calico-node', '-felix-ready'] } },
    })
  })
})

test.each([
  [{ mode: 'nftables' }, 'Enabled'],
  [{ mode: 'ipvs' }, undefined],
  [{}, undefined],
])('kube-proxy %j: felix uses nftables: %s', (kubeProxy, wanted) => {
  expect(env(calico(manifest, cluster({}, { kubeProxy }))).FELIX_NFTABLESMODE).toBe(wanted)
})

test('images come from another registry if told so', () => {
  const there = cluster({ images: '10.87.0.1:5000/mirror' })
  expect(podNetworkImages(there)).toEqual([
    '10.87.0.1:5000/mirror/calico/cni:v3.32.1',
    '10.87.0.1:5000/mirror/calico/node:v3.32.1',
  ])
  expect(JSON.stringify(podNetworkObjects(there))).not.toContain('quay.io')
})

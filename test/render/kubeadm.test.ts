import { describe, expect, test } from 'vitest'
import { has } from '../../src/config/catalogue/changes.ts'
import { KUBERNETES } from '../../src/config/catalogue/kubernetes.ts'
import { toCluster } from '../../src/config/resolve.ts'
import { type Cluster, type JsonObject, minorOf } from '../../src/core/cluster.ts'
import { Secret } from '../../src/core/secret.ts'
import { initConfig, initDocuments, joinConfig, joinDocument } from '../../src/render/kubeadm.ts'
import { aCluster, master, worker1 } from '../steps/cluster.ts'
import { unknownFields } from './kubeadm-fields.ts'

const TOKEN = new Secret('abcdef.0123456789abcdef')
const HASH = `sha256:${'0'.repeat(64)}`

/** A cluster of this version as cluster.yaml makes it, with Docker as long as the kubelet can use it. */
const clusterOf = (version: string, minor: number, other: object = {}): Cluster =>
  toCluster(
    {
      cluster: 'lab',
      preset: has(minor, 'dockershimGone') ? 'current' : 'notes-2020',
      kubernetes: { version },
      hosts: {
        master: { address: master.address, role: 'control-plane' },
        worker1: { address: worker1.address, role: 'worker' },
      },
      ...other,
    },
    { path: '/work/lab/cluster.yaml', home: '/home/ann' },
  )

const newest = KUBERNETES.map(({ name, minor, lastPatch }) => {
  const version = `${name}.${lastPatch}`
  return [name, clusterOf(version, minor)] as const
})

const allOf = (cluster: Cluster): readonly JsonObject[] => [
  ...initDocuments(master, cluster),
  joinDocument(worker1, cluster, TOKEN, HASH),
]

describe.each(newest)('kubeadm %s', (name, cluster) => {
  test('init', async () => {
    await expect(initConfig(master, cluster)).toMatchFileSnapshot(
      `golden/kubeadm/${name}-init.yaml`,
    )
  })

  test('join', async () => {
    await expect(joinConfig(worker1, cluster, TOKEN, HASH)).toMatchFileSnapshot(
      `golden/kubeadm/${name}-join.yaml`,
    )
  })

  test('every field is one that this version knows', () => {
    for (const document of allOf(cluster))
      expect(unknownFields(document, minorOf(cluster.kubernetes.version))).toEqual([])
  })
})

test('a field of another version would be found', () => {
  const [, old] = newest[0] ?? []
  const [, young] = newest.at(-1) ?? []
  if (!old || !young) throw new RangeError('no minors')
  const api = (cluster: Cluster, configApi: Cluster['kubernetes']['configApi']): Cluster => ({
    ...cluster,
    kubernetes: { ...cluster.kubernetes, configApi },
  })
  const found = (cluster: Cluster) => allOf(cluster).flatMap(d => unknownFields(d, 19))
  expect(found(old)).toEqual([])
  const withMap = initDocuments(master, api(young, 'v1beta3'))[0] ?? {}
  expect(unknownFields({ ...withMap, apiVersion: 'kubeadm.k8s.io/v1beta4' }, 37)).toMatchObject([
    { path: ['nodeRegistration', 'kubeletExtraArgs'], message: 'must be a list' },
  ])
})

describe.each(['1.21.14', '1.30.14', '1.36.4'])('what the user adds, in %s', version => {
  const minor = minorOf(version)
  const list = minor >= 31
  const cluster = clusterOf(version, minor, {
    kubeadm: {
      clusterConfiguration: { apiServer: { extraArgs: { v: '2' }, certSANs: ['api.lan'] } },
      nodeRegistration: { kubeletExtraArgs: [{ name: 'v', value: '4' }] },
    },
  })

  test('is merged, with flags in the form of the version', () => {
    const [init, configuration] = initDocuments(master, cluster)
    expect(configuration?.apiServer).toEqual({
      certSANs: ['master', master.address, 'api.lan'],
      extraArgs: list ? [{ name: 'v', value: '2' }] : { v: '2' },
    })
    for (const document of [init, joinDocument(master, cluster, TOKEN, HASH)])
      expect(document?.nodeRegistration).toMatchObject({
        kubeletExtraArgs: list
          ? [
              { name: 'node-ip', value: master.address },
              { name: 'v', value: '4' },
            ]
          : { 'node-ip': master.address, v: '4' },
      })
  })

  test('is what the version knows', () => {
    for (const document of allOf(cluster)) expect(unknownFields(document, minor)).toEqual([])
  })
})

describe('the image of CoreDNS', () => {
  const dnsOf = (version: string, imageRepository?: string) => {
    const minor = minorOf(version)
    const cluster = clusterOf(version, minor, {
      kubernetes: { version, ...(imageRepository && { imageRepository }) },
    })
    const { dns } = initDocuments(master, cluster)[1] ?? {}
    return [cluster.kubernetes.coredns.image, dns ?? 'by itself']
  }
  const OWN = 'registry.k8s.io'
  test.each([
    ['1.20.15', OWN, `${OWN}/coredns`, 'by itself'],
    ['1.20.15', 'lan:5000/k', 'lan:5000/k/coredns', 'by itself'],
    ['1.21.1', 'lan:5000/k', 'lan:5000/k/coredns/coredns', 'by itself'],
    ['1.21.2', 'lan:5000/k', 'lan:5000/k/coredns', 'by itself'],
    ['1.24.17', OWN, `${OWN}/coredns/coredns`, { imageRepository: `${OWN}/coredns` }],
    [
      '1.24.17',
      'k8s.gcr.io',
      'k8s.gcr.io/coredns/coredns',
      { imageRepository: 'k8s.gcr.io/coredns' },
    ],
    ['1.25.0', OWN, `${OWN}/coredns/coredns`, 'by itself'],
    ['1.36.4', undefined, `${OWN}/coredns/coredns`, 'by itself'],
    ['1.36.4', 'lan:5000/k', 'lan:5000/k/coredns', 'by itself'],
  ])('%s from %s is %s', (version, repository, image, dns) => {
    expect(dnsOf(version, repository)).toEqual([image, dns])
  })
})

test.each([
  ['1.34.11', false, undefined],
  ['1.35.9', undefined, undefined],
  ['1.35.9', true, undefined],
  ['1.35.9', false, ['SystemVerification']],
])('%s with failCgroupV1 %s ignores %s', (version, failCgroupV1, ignored) => {
  const cluster = aCluster({
    kubernetes: { ...aCluster().kubernetes, version },
    kubelet: failCgroupV1 === undefined ? {} : { failCgroupV1 },
  })
  const registrations = allOf(cluster).flatMap(d => (d.nodeRegistration ?? []) as JsonObject[])
  expect(registrations.map(r => r.ignorePreflightErrors)).toEqual([ignored, ignored])
})

import { describe, expect, test } from 'vitest'
import { FLANNEL } from '../../src/config/catalogue/flannel.ts'
import type { Network } from '../../src/core/pod-network.ts'
import type { KubeObject } from '../../src/facts/kubectl.ts'
import { flannel } from '../../src/render/flannel.ts'
import { podNetwork } from '../../src/steps/pod-network.ts'
import { aCluster, master, worker1 } from './cluster.ts'
import { shown, todo } from './todo.ts'

const { network } = aCluster()
const withNetwork = (other: Partial<Network>) => aCluster({ network: { ...network, ...other } })
const live = flannel(aCluster())
const other = (network: Partial<Network>) => flannel(withNetwork(network))
const APPLY = 'apply flannel v0.14.0'

const cases: [name: string, live: readonly KubeObject[] | undefined, todo: string[]][] = [
  ['as wanted', live, []],
  ['no cluster', undefined, [APPLY]],
  ['nothing there', [], [APPLY]],
  [
    'one is missing',
    live.filter(o => o.kind !== 'ServiceAccount'),
    [`${APPLY}: serviceaccount/flannel`],
  ],
  [
    'another pod subnet',
    other({ podSubnet: '10.9.0.0/16' }),
    [`${APPLY}: configmap/kube-flannel-cfg (data.net-conf.json)`],
  ],
  [
    'another image',
    other({ version: 'v0.13.0' }),
    [
      `${APPLY}: daemonset/kube-flannel-ds (spec.template.spec.initContainers[0].image, spec.template.spec.containers[0].image)`,
    ],
  ],
]

test.each(cases)('%s', (_, live, wanted) => {
  expect(todo(podNetwork, { 'kube-system': live, 'kube-flannel': live && [] }, master)).toEqual(
    wanted,
  )
})

const targets: [name: string, plugin: Network['plugin'], host: typeof master, is: boolean][] = [
  ['the leader', 'flannel', master, true],
  ['the leader, with a manifest', 'manifest', master, true],
  ['a worker', 'flannel', worker1, false],
  ['no plugin', 'none', master, false],
]

test.each(targets)('on %s', (_, plugin, host, is) => {
  expect(podNetwork.targets(host, withNetwork({ plugin }))).toBe(is)
})

const asked = (network: Partial<Network>) =>
  Object.entries(podNetwork.facts({ host: master, cluster: withNetwork(network) })).map(
    ([namespace, { ask }]) => [
      namespace,
      ask.shown.match(/ get -n \S+ (.*) --ignore-not-found/)?.[1],
    ],
  )

describe('what is asked for', () => {
  test('flannel', () => {
    expect(asked({})).toEqual([
      [
        'kube-system',
        'clusterrole/flannel clusterrolebinding/flannel serviceaccount/flannel configmap/kube-flannel-cfg daemonset/kube-flannel-ds daemonset/calico-node daemonset/cilium',
      ],
      ['kube-flannel', 'daemonset/kube-flannel-ds'],
    ])
  })

  test('flannel in a namespace of its own', () => {
    const flannel = FLANNEL.at(-1)?.release
    expect(asked({ flannel })).toEqual([
      [
        'kube-flannel',
        'namespace/kube-flannel clusterrole/flannel clusterrolebinding/flannel serviceaccount/flannel configmap/kube-flannel-cfg daemonset/kube-flannel-ds',
      ],
      ['kube-system', 'daemonset/kube-flannel-ds daemonset/calico-node daemonset/cilium'],
    ])
  })
})

const config: KubeObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'net' },
  data: { a: '1' },
}
const own = withNetwork({
  plugin: 'manifest',
  version: '',
  flannel: undefined,
  source: { file: '/work/lab/net.yaml' },
  objects: [config] as unknown as NonNullable<Network['objects']>,
})

describe('a manifest of the user', () => {
  test.each([
    ['nothing there', [], ['apply net.yaml']],
    ['as wanted', [config], []],
    [
      'of another namespace',
      [{ ...config, metadata: { name: 'a', namespace: 'b' } }],
      ['apply net.yaml'],
    ],
    ['changed', [{ ...config, data: { a: '2' } }], ['apply net.yaml']],
  ])('%s', (_, net, wanted) => {
    expect(todo(podNetwork, { net, 'kube-system': [], 'kube-flannel': [] }, master, own)).toEqual(
      wanted,
    )
  })

  test('is shown by its size', () => {
    expect(shown(podNetwork, { net: [] }, master, own)).toEqual(['kubectl apply -f - # 1 object'])
  })

  test('that was not read is no mistake to pass over', () => {
    const { objects: _, ...network } = own.network
    expect(() => podNetwork.facts({ host: master, cluster: aCluster({ network }) })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    )
  })
})

describe('another network in the cluster is left alone, and so is the cluster', () => {
  const daemonSet = (name: string, namespace: string): KubeObject => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace },
  })

  test.each([
    ['calico', daemonSet('calico-node', 'kube-system'), aCluster()],
    ['cilium', daemonSet('cilium', 'kube-system'), aCluster()],
    ['flannel', daemonSet('kube-flannel-ds', 'kube-flannel'), aCluster()],
    ['flannel', daemonSet('kube-flannel-ds', 'kube-system'), own],
  ])('%s', (plugin, found, cluster) => {
    expect(() => todo(podNetwork, { net: [], 'kube-system': [found] }, master, cluster)).toThrow(
      expect.objectContaining({
        code: 'UNSUPPORTED',
        message: expect.stringContaining(
          `the cluster has ${plugin} in ${found.metadata.namespace}`,
        ),
        hint: expect.stringContaining(`delete daemonset/${found.metadata.name}`),
      }),
    )
  })
})

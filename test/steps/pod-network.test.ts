import { expect, test } from 'vitest'
import type { KubeObject } from '../../src/facts/kubectl.ts'
import { flannel } from '../../src/render/flannel.ts'
import { podNetwork } from '../../src/steps/pod-network.ts'
import { aCluster, master, worker1 } from './cluster.ts'
import { todo } from './todo.ts'

const live = flannel(aCluster())
const { network } = aCluster()
const other = (pod: Partial<typeof network>) =>
  flannel(aCluster({ network: { ...network, ...pod } }))
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
  expect(todo(podNetwork, { live }, master)).toEqual(wanted)
})

const targets: [name: string, plugin: 'flannel' | 'none', host: typeof master, is: boolean][] = [
  ['the leader', 'flannel', master, true],
  ['a worker', 'flannel', worker1, false],
  ['no plugin', 'none', master, false],
]

test.each(targets)('on %s', (_, plugin, host, is) => {
  expect(podNetwork.targets(host, aCluster({ network: { ...network, plugin } }))).toBe(is)
})

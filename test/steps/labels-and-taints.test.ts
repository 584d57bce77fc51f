import { expect, test } from 'vitest'
import type { Host, Taint } from '../../src/core/host.ts'
import type { Node } from '../../src/facts/nodes.ts'
import { labelsAndTaints } from '../../src/steps/labels-and-taints.ts'
import { aCluster, aHost } from './cluster.ts'
import { shown, todo } from './todo.ts'

const taint = (text: string): Taint => {
  const [, key = '', value, effect] = /^([^=:]+)(?:=(.*))?:(.+)$/.exec(text) ?? []
  return { key, value, effect: effect as Taint['effect'] }
}

const host = (labels: Record<string, string>, taints?: string[]): Host =>
  aHost('worker1', 11, { labels, ...(taints && { taints: taints.map(taint) }) })

const node = (labels: Record<string, string>, taints: string[] = []): Node => ({
  name: 'worker1',
  ready: true,
  version: 'v1.19.0',
  address: '192.168.56.11',
  labels: { 'kubernetes.io/os': 'linux', ...labels },
  taints: taints.map(taint),
})

const ssd = { disktype: 'ssd' }
const NOT_READY = 'node.kubernetes.io/not-ready:NoSchedule'
const cases: [name: string, wanted: Host, node: Node | undefined, todo: string[]][] = [
  ['a label as wanted', host(ssd), node(ssd), []],
  ['a taint as wanted', host({}, ['gpu=a:NoSchedule']), node({}, ['gpu=a:NoSchedule']), []],
  ['a taint without value', host({}, ['gpu:NoExecute']), node({}, ['gpu:NoExecute']), []],
  ['a passing taint', host({}, []), node({}, [NOT_READY]), []],
  ['taints that nobody spoke of', host(ssd), node(ssd, ['gpu:NoSchedule']), []],
  ['no label', host(ssd), node({}), ['label the node disktype=ssd']],
  ['another label', host(ssd), node({ disktype: 'hdd' }), ['label the node disktype=ssd']],
  [
    'an empty label',
    host({ 'node-role.kubernetes.io/db': '' }),
    node({}),
    ['label the node node-role.kubernetes.io/db='],
  ],
  ['no taint', host({}, ['gpu:NoSchedule']), node({}), ['taint the node gpu:NoSchedule']],
  [
    'a taint too many',
    host({}, []),
    node({}, ['gpu=a:NoSchedule']),
    ['take the taint gpu:NoSchedule off the node'],
  ],
  [
    'another value: overwritten',
    host({}, ['gpu=b:NoSchedule']),
    node({}, ['gpu=a:NoSchedule']),
    ['taint the node gpu=b:NoSchedule'],
  ],
  [
    'another effect: one on, one off',
    host({}, ['gpu:NoExecute']),
    node({}, ['gpu:NoSchedule']),
    ['taint the node gpu:NoExecute', 'take the taint gpu:NoSchedule off the node'],
  ],
  [
    'no such node yet',
    host(ssd, ['gpu:NoSchedule']),
    undefined,
    ['label the node disktype=ssd', 'taint the node gpu:NoSchedule'],
  ],
]

const cluster = (h: Host) => aCluster({ hosts: [aCluster().hosts[0] as Host, h] })

test.each(cases)('%s', (_, wanted, node, expected) => {
  const nodes = new Map(node ? [[node.name, node]] : [])
  expect(todo(labelsAndTaints, { nodes }, wanted, cluster(wanted))).toEqual(expected)
})

test('no API server yet: all is to do, on the leader', () => {
  const wanted = host(ssd, ['gpu:NoSchedule'])
  const lines = shown(labelsAndTaints, { nodes: undefined }, wanted, cluster(wanted))
  expect(lines.map(line => line.replace(/--kubeconfig \S+ --request-timeout=\S+ /, ''))).toEqual([
    "master: kubectl label --overwrite node worker1 'disktype=ssd'",
    'master: kubectl taint --overwrite node worker1 gpu:NoSchedule',
  ])
})

test.each([
  ['nothing to say', host({}), false],
  ['labels', host(ssd), true],
  ['no taints at all', host({}, []), true],
])('a host with %s', (_, h, is) => {
  expect(labelsAndTaints.targets(h, cluster(h))).toBe(is)
})

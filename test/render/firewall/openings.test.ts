import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Cluster } from '../../../src/core/cluster.ts'
import type { Host } from '../../../src/core/host.ts'
import {
  familyOf,
  openings,
  podSubnets,
  portText,
  sourcesOf,
} from '../../../src/render/firewall/openings.ts'
import { aCluster, master, worker1 } from '../../steps/cluster.ts'
import { calico, dual, hostGw, managed, opened, several } from './clusters.ts'

const NODE_PORTS = ['30000-32767/tcp anyone', '30000-32767/udp anyone']
const KUBELET = '10250/tcp nodes'

const cases: [name: string, host: Host, cluster: Cluster, wanted: string[]][] = [
  [
    'the only control plane keeps its etcd to itself',
    master,
    managed(),
    ['6443/tcp anyone', KUBELET, ...NODE_PORTS, '8472/udp nodes'],
  ],
  ['a worker', worker1, managed(), [KUBELET, ...NODE_PORTS, '8472/udp nodes']],
  [
    'one of several control planes',
    master,
    several,
    ['6443/tcp anyone', '2379-2380/tcp control-planes', KUBELET, ...NODE_PORTS, '8472/udp nodes'],
  ],
  [
    'a worker of several control planes',
    worker1,
    several,
    [KUBELET, ...NODE_PORTS, '8472/udp nodes'],
  ],
  [
    'more that cluster.yaml opens',
    worker1,
    opened,
    [KUBELET, ...NODE_PORTS, '8472/udp nodes', '8080/tcp anyone', '9000-9100/udp anyone'],
  ],
  ['Calico', worker1, calico, [KUBELET, ...NODE_PORTS, '179/tcp nodes', 'ipip nodes']],
  ['flannel without an overlay', worker1, hostGw, [KUBELET, ...NODE_PORTS]],
  ['no firewall to manage', worker1, aCluster(), [KUBELET, ...NODE_PORTS, '8472/udp nodes']],
]

test.each(cases)('%s', (_, host, cluster, wanted) => {
  const told = openings({ host, cluster }).map(opening => `${portText(opening)} ${opening.from}`)
  expect(told).toEqual(wanted)
})

describe('audiences are addresses', () => {
  test('anyone has none', () => expect(sourcesOf('anyone', several)).toBeUndefined())
  test('nodes are all hosts', () =>
    expect(sourcesOf('nodes', several)).toEqual([
      '192.168.56.10',
      '192.168.56.20',
      '192.168.56.11',
    ]))
  test('control planes', () =>
    expect(sourcesOf('control-planes', several)).toEqual(['192.168.56.10', '192.168.56.20']))
})

test('pods of both families', () => {
  expect(podSubnets(dual).map(subnet => [subnet, familyOf(subnet)])).toEqual([
    ['10.244.0.0/16', 'ipv4'],
    ['fd00:10:244::/56', 'ipv6'],
  ])
})

/** `6443/tcp`, and who, by the first word of the cell in either language. */
const rowsOf = (page: string) =>
  [...page.matchAll(/^\| ([^|]*\/(?:tcp|udp)[^|]*|IP protocol 4[^|]*|IP 协议 4[^|]*)\|/gm)].map(
    ([, cell = '']) => cell.trim(),
  )

describe.each(['README.md', 'README.zh-CN.md'])('%s', path => {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
  const rows = rowsOf(text.slice(text.indexOf('firewall: managed')))

  test('tells all ports that are opened', () => {
    const all = [several, calico].flatMap(cluster =>
      [master, worker1].flatMap(host => openings({ host, cluster })),
    )
    const ports = new Set(all.flatMap(({ ports }) => ports ?? []))
    for (const port of ports) expect(rows.join('\n')).toContain(port)
  })
})

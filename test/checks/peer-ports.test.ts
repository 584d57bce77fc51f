import { describe, expect, test } from 'vitest'
import { peerPorts, triesOf } from '../../src/checks/peer-ports.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import type { Host } from '../../src/core/host.ts'
import { aCluster, aHost, master, worker1, worker2 } from '../steps/cluster.ts'

const tries = (host: Host, cluster = aCluster()) =>
  triesOf({ host, cluster }).map(({ host, port, protocol }) => `${host} ${port}/${protocol}`)

describe('who tries whom', () => {
  test('three machines', () => {
    expect(tries(master)).toEqual(['worker1 10250/tcp', 'worker2 10250/tcp', 'worker1 8472/udp'])
    expect(tries(worker1)).toEqual(['master 6443/tcp', 'worker2 8472/udp'])
    expect(tries(worker2)).toEqual(['master 6443/tcp', 'master 8472/udp'])
  })

  test('one machine tries nobody', () => {
    expect(tries(master, aCluster({ hosts: [master] }))).toEqual([])
  })

  test('of two hundred, each tries a few', () => {
    const hosts = [master, ...Array.from({ length: 199 }, (_, i) => aHost(`w${i}`, i + 20))]
    const cluster = aCluster({ hosts })
    const counts = hosts.map(host => tries(host, cluster).length)
    expect(counts[0]).toBe(200)
    expect(Math.max(...counts.slice(1))).toBe(2)
  })
})

const report = (said: Record<string, string[]>, firewalls: string[] = []) => ({
  report: Object.fromEntries(
    ['open', 'taken', 'reached', 'heard'].map(key => [key, new Set(said[key] ?? [])]),
  ),
  firewalls,
})

const good = {
  master: {
    open: ['tcp/6443', 'tcp/10250', 'udp/8472'],
    reached: ['tcp/10250 worker1'],
    heard: ['udp/8472 worker1'],
  },
  worker1: {
    open: ['tcp/10250', 'udp/8472'],
    reached: ['tcp/6443 master'],
    heard: ['udp/8472 master'],
  },
}

function told(
  said: { master: Record<string, string[]>; worker1?: Record<string, string[]> },
  other: Partial<Cluster> = {},
  walls: string[] = [],
) {
  const cluster = aCluster({ hosts: [master, worker1], ...other })
  const known = new Map<Host, object>([[master, report(said.master)]])
  if (said.worker1) known.set(worker1, report(said.worker1, walls))
  return peerPorts
    .judge(known as never, cluster)
    .map(({ host, level, message, mendedBy }) => [`${host} ${level}`, message, mendedBy])
}

describe('what follows', () => {
  test('all doors are open', () => {
    expect(told(good)).toEqual([
      ['master ok', 'reaches the others at 2 ports', undefined],
      ['worker1 ok', 'reaches the others at 2 ports', undefined],
    ])
  })

  test('a door that is open there and not to be passed', () => {
    const deaf = { ...good, worker1: { ...good.worker1, reached: [], heard: [] } }
    expect(told(deaf)).toEqual([
      ['master error', 'does not reach worker1:8472/udp', undefined],
      ['worker1 error', 'does not reach master:6443/tcp', undefined],
    ])
  })

  test('a firewall that up sees to is only warned of', () => {
    const deaf = { ...good, worker1: { ...good.worker1, heard: [] } }
    expect(told(deaf, {}, ['firewalld'])[0]).toEqual([
      'master warning',
      'does not reach worker1:8472/udp, while firewalld is at work',
      'firewall',
    ])
    expect(told(deaf, { firewall: 'unmanaged' }, ['firewalld'])[0]?.[0]).toBe('master error')
  })

  test('what could not be held open is not complained of', () => {
    const bare = { ...good, worker1: { reached: ['tcp/6443 master'] } }
    const [first] = told({ ...bare, master: { ...good.master, reached: [] } })
    expect(first).toEqual([
      'master ok',
      'reaches the others at 0 of 2 ports; the rest could not be tried',
      undefined,
    ])
  })

  test("a program's own door of UDP cannot be listened at", () => {
    const node = { open: ['tcp/10250'], taken: ['udp/8472'], reached: ['tcp/6443 master'] }
    expect(told({ ...good, worker1: node })[0]?.[0]).toBe('master ok')
  })

  test('a host that did not answer is not judged', () => {
    expect(told({ master: good.master })).toHaveLength(1)
  })
})

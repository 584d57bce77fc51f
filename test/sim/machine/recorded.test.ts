import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checks } from '../../../src/checks/index.ts'
import { up } from '../../../src/engine/up.ts'
import { steps } from '../../../src/steps/index.ts'
import { facts, plain } from '../../facts/table.ts'
import { toyCluster } from '../toy-cluster.ts'
import { Bench } from './bench.ts'
import type { Machine } from './machine.ts'

/** The cluster of the lab in which the answers below test/facts/__cases__ were recorded. */
const cluster = (name: string, network: string) =>
  toyCluster(`cluster: ${name}
preset: notes-2020
kubernetes: { version: 1.20.2, imageRepository: ${network}.1:5000 }
runtime: { insecureRegistries: ['${network}.1:5000'] }
network: { images: '${network}.1:5000' }
smokeTest: { image: '${network}.1:5000/library/nginx:1.22.1' }
hosts:
  master: { address: ${network}.10, role: control-plane }
  worker1: { address: ${network}.11, role: worker }
  worker2: { address: ${network}.12, role: worker }
`)

interface Recorded {
  readonly output: { readonly code?: number; readonly stdout?: string }
  readonly fact: unknown
}

/** What a real machine answered, if it was recorded. */
function recorded(fact: string, machine: string): Recorded | undefined {
  const url = new URL(`../../facts/__cases__/${fact}.${machine}.json`, import.meta.url)
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as Recorded) : undefined
}

const answer = (machine: Machine, fact: string) => machine.answer(facts[fact]?.ask.reveal() ?? '')

function factOf(machine: Machine, name: string): unknown {
  const said = answer(machine, name)
  return plain(facts[name]?.read({ ...said, stderr: '', at: 0 }))
}

/** What depends on nothing but what was done to the machine: the same to the byte. */
const EXACT = [
  ...['docker-info', 'docker-images', 'held-packages', 'init-state', 'join-state', 'nodes'],
  ...['objects', 'unit', 'cpus', 'present', 'cgroup-version'],
]

/** The lab's machines had been given their names, and their kernel had the modules built in. */
describe.each(['el7', 'debian12'] as const)('a bare machine with %s', flavour => {
  const machine = new Bench(cluster('facts', '10.87.4'), flavour).machines.get('master') as Machine

  test.each(EXACT.filter(fact => recorded(fact, `${flavour}-bare`)))('%s', fact => {
    const { code = 0, stdout = '' } = recorded(fact, `${flavour}-bare`)?.output ?? {}
    expect(answer(machine, fact)).toMatchObject({ code, stdout })
  })
})

describe.each([
  ['el7', 'factsel', '10.87.2'],
  ['debian12', 'facts', '10.87.4'],
] as const)('machines of a whole cluster with %s', (flavour, name, network) => {
  const wanted = cluster(name, network)
  const bench = new Bench(wanted, flavour)
  const { connect, clock } = bench
  const done = up({ cluster: wanted, connect, clock, steps, checks })
  const machine = (name: string) => bench.machines.get(name) as Machine

  /** To the byte. */
  const exact = [
    ...['addresses', 'active-swaps', 'file', 'join-state', 'modules', 'sysctls'],
    ...['present', 'unit', 'nodes', 'objects'],
  ].flatMap(fact => {
    const real = recorded(fact, `${flavour}-worker`)
    return real ? [[fact, real] as const] : []
  })
  test.each(exact)('a worker says of %s what a real one said', async (fact, { output }) => {
    await done
    const { code = 0, stdout = '' } = output
    expect(answer(machine('worker1'), fact)).toMatchObject({ code, stdout })
  })

  /** As far as slipway reads it. */
  const alike = ['docker-info', 'docker-images', 'init-state', 'join-state', 'nodes'].flatMap(
    fact =>
      [
        ['worker', 'worker1'],
        ['control-plane', 'master'],
      ].flatMap(([role, host = '']) => {
        const real = recorded(fact, `${flavour}-${role}`)
        return real ? [[fact, host, real] as const] : []
      }),
  )
  test.each(alike)('slipway reads the same of %s on %s', async (fact, host, real) => {
    await done
    expect(sorted(factOf(machine(host), fact))).toEqual(sorted(real.fact))
  })
})

/** Docker lists images in the order in which they came. A flannel of the simulation has no MAC address to tell. */
const sorted = (fact: unknown): unknown => {
  if (fact === undefined) return fact
  if (fact !== null && typeof fact === 'object' && 'set' in fact)
    return { set: [...(fact.set as string[])].sort() }
  return JSON.parse(JSON.stringify(fact, (key, value) => (key === 'vtep' ? undefined : value)))
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunSummary } from '../../src/core/event.ts'
import type { Claimant } from '../../src/engine/claims.ts'
import { up } from '../../src/engine/up.ts'
import { toyCluster, toySession, toyWanted } from './toy.ts'
import { type Fault, type Injector, World } from './world.ts'

const cluster = toyCluster(2)
const wanted = toyWanted(cluster)

/** Each on the same machine as the one before, which is dead. */
const claims: Claimant = {
  me: { command: 'up', user: 'ann', machine: 'desk', pid: 7, folder: '/lab', since: 0 },
  isGone: async () => true,
}

/** One `up` by a controller of its own; undefined when it died. */
async function attempt(world: World): Promise<RunSummary | undefined> {
  const { connect, dead } = world.controller()
  const run = up(toySession({ cluster, connect, claims }).session)
  run.catch(() => {})
  return (await Promise.race([run, dead])) ?? undefined
}

const went = (summary: RunSummary | undefined) =>
  summary?.pairs.filter(p => p.result === 'failed' || p.result === 'blocked')

const changes = (summary: RunSummary | undefined) => summary?.pairs.flatMap(p => p.changes)

/** The same command again, without any more accidents. */
async function again(world: World) {
  world.inject = () => undefined
  const summary = await attempt(world)
  expect(went(summary)).toEqual([])
  expect(world.state()).toEqual(wanted)
}

/** Runs, with the fault at one point. */
async function accident(fault: Fault, at: number) {
  const world = new World()
  world.inject = point => (point === at ? fault : undefined)
  return { world, summary: await attempt(world) }
}

const whole = new World()
await attempt(whole)
const POINTS = whole.points

test('without accident the cluster is as wanted', () => {
  expect(whole.state()).toEqual(wanted)
  expect(POINTS).toBeGreaterThan(50)
})

describe(`at each of ${POINTS} points`, { timeout: 60_000 }, () => {
  const points = Array.from({ length: POINTS }, (_, i) => i + 1)

  test.each(['lost', 'twice', 'slow'] as const)(
    '%s: the run finishes, and does nothing twice',
    async fault => {
      for (const at of points) {
        const { world, summary } = await accident(fault, at)
        expect([at, went(summary)]).toEqual([at, []])
        expect([at, world.state()]).toEqual([at, wanted])
      }
    },
  )

  test.each(['crash', 'power'] as const)(
    '%s: the same command again finishes, and does nothing twice',
    async fault => {
      for (const at of points) {
        const { world } = await accident(fault, at)
        await again(world)
        expect([at, changes(await attempt(world))]).toEqual([at, []])
      }
    },
  )
})

test('after any accidents the same command finishes', { timeout: 60_000 }, async () => {
  const faults = fc.uniqueArray(
    fc.tuple(fc.nat(2 * POINTS), fc.constantFrom<Fault>('lost', 'crash', 'power', 'twice', 'slow')),
    { selector: ([at]) => at, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(faults, async list => {
      const world = new World()
      const plan = new Map(list)
      const inject: Injector = point => plan.get(point)
      world.inject = inject
      const dead = [...plan.values()].filter(f => f === 'crash' || f === 'power').length
      for (let i = 0; i < dead; i++) await attempt(world)
      await again(world)
    }),
    { numRuns: 500, seed: 2020 },
  )
})

import { describe, expect, test } from 'vitest'
import { toyCluster, toySteps, toyWanted } from '../engine/toy.ts'
import { call } from './attempt.ts'
import { ToyHardware } from './toy-hardware.ts'
import { World } from './world.ts'

const cluster = toyCluster(2)
const wanted = { cluster, steps: toySteps(), checks: [] }

const bare = (seed: number) => World.of(seed, cluster.hosts, ({ name }) => new ToyHardware(name))

const state = (world: World<ToyHardware>) =>
  Object.fromEntries(
    cluster.hosts.map(({ name }) => [
      name,
      Object.fromEntries(
        [...(world.machine(name)?.state ?? [])].filter(([k]) => !k.startsWith('token-')),
      ),
    ]),
  )

async function up(world: World<ToyHardware>) {
  const { attempt, over } = call(world, wanted)
  expect(await world.run(over)).toBe(true)
  return attempt
}

test('without a fault, the machines are brought to the wanted state, and then nothing is to do', async () => {
  const world = bare(1)
  expect(await up(world)).toMatchObject({ code: 0 })
  expect(state(world)).toEqual(toyWanted(cluster))
  const { attempt, over } = call(world, wanted, { command: 'plan' })
  await world.run(over)
  expect(attempt.code).toBe(0)
})

test('a seed is the same story each time, and another seed another one', async () => {
  const story = async (seed: number) => {
    const lines: string[] = []
    const world = bare(seed)
    world.trace = line => lines.push(`${world.now()} ${line}`)
    await up(world)
    return lines
  }
  expect(await story(7)).toEqual(await story(7))
  expect(await story(7)).not.toEqual(await story(8))
})

describe('killed at every third point', () => {
  test('the same command finishes, and does nothing twice', { timeout: 60_000 }, async () => {
    const first = bare(3)
    await up(first)
    expect(first.points).toBeGreaterThan(100)
    for (let at = 1; at <= first.points; at += 3) {
      const world = bare(3)
      const { controller, over } = call(world, wanted)
      world.strike = point => point === at && controller.kill()
      await world.run(over)
      world.strike = () => {}
      expect([at, (await up(world)).code]).toEqual([at, 0])
      expect([at, state(world)]).toEqual([at, toyWanted(cluster)])
    }
  })
})

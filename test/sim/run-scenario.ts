import { EXIT_CODES } from '../../src/cli/exit-codes.ts'
import { CLAIM_SECONDS } from '../../src/core/claim.ts'
import type { Event } from '../../src/core/event.ts'
import { isEmpty } from '../../src/core/plan.ts'
import { type Attempt, type Call, call } from './attempt.ts'
import { holdDear } from './belongings.ts'
import { Dice } from './dice.ts'
import { drift } from './drift.ts'
import { FAULTS, type FaultKind, mend } from './faults.ts'
import { spoil } from './history-faults.ts'
import type { Machine } from './machine/machine.ts'
import { arise, judgeNeed, NEEDS, type Need, type NeedKind } from './needs.ts'
import { complaints, judgeAttempt } from './oracle.ts'
import type { Scenario, Troubled } from './scenario.ts'
import { bare, forked, type Shape, wantedOf } from './shapes.ts'
import { type Story, storyOf } from './story.ts'
import type { World } from './world.ts'

/** More virtual time than any `up` may take. */
export const LIMIT_MS = 2 * 3_600_000

/** What came of a seed. */
export interface Verdict {
  readonly name: string
  /** What is wrong; empty when nothing is. */
  readonly wrong: readonly string[]
  readonly struck: readonly FaultKind[]
  /** What only a person could put right. */
  readonly need?: NeedKind | undefined
  readonly runs: number
  readonly points: number
  /** Virtual ms. */
  readonly took: number
}

export type Trace = (at: number, line: string) => void

async function begin(scenario: Scenario, story: Story): Promise<World<Machine>> {
  const { shape, start, seed } = scenario
  switch (start.kind) {
    case 'bare':
      return bare(shape, seed)
    case 'halted':
    case 'unplugged': {
      const moment = story.moments[Math.floor(start.at * story.moments.length)]
      const world = forked(moment as World<Machine>, seed)
      if (start.kind === 'unplugged')
        for (const host of world.hosts.values()) {
          host.powerCut(world.dice.chance(0.3))
          host.boot(world.dice.between(0, 5000))
        }
      return world
    }
    case 'whole':
    case 'drifted': {
      const world = forked(story.whole, seed)
      if (start.kind === 'drifted') for (const name of start.drifts) drift(world, name)
      return world
    }
  }
}

/** Plays a scenario, and then `up` and `plan` without any more faults. */
export async function play(scenario: Scenario, trace?: Trace): Promise<Verdict> {
  const story = await storyOf(scenario.shape)
  const world = await begin(scenario, story)
  const began = world.now()
  if (trace) world.trace = line => trace(world.now(), line)
  const struck: FaultKind[] = []
  const attempts: Attempt[] = []
  const wrong: string[] = []
  let wanted = wantedOf(scenario.shape)

  const heard = (event: Event) => holdDear(world, event)
  const finish = async (one: Call) => {
    attempts.push(one.attempt)
    const until = world.now() + LIMIT_MS
    if (!(await world.run(one.over, until))) {
      const why = world.idle
        ? 'waits for what never comes'
        : `goes on for ${LIMIT_MS / 60_000} minutes`
      wrong.push(`${one.attempt.command} ${why}`)
      one.controller.kill()
    }
    wrong.push(...judgeAttempt(one.attempt))
  }

  const planned = async () => {
    const look = call(world, wanted, { command: 'plan' })
    await finish(look)
    return look.attempt
  }

  const need = scenario.need && arise(world, scenario.need)
  if (need) {
    const { helps, adopts }: Need = NEEDS[need.kind]
    await world.rest(60_000)
    await finish(call(world, wanted, { heard }))
    wrong.push(...judgeNeed(world, need, attempts.at(-1) as Attempt))
    helps(world.hardware(need.host))
    if (adopts) wanted = wantedOf(scenario.shape, [need.host])
  }

  for (const run of scenario.runs) {
    const calls: Call[] = [call(world, wanted, { heard })]
    strikeAt(world, run, calls, struck, laptop => call(world, wanted, { laptop, heard }))
    await finish(calls[0] as Call)
    world.strike = () => {}
    for (const other of calls.slice(1)) await finish(other)
    await world.rest(run.rest)
    if (run.history) {
      world.say(`the journal is ${run.history}`)
      spoil(world, run.history)
    }
  }

  mend(world)
  world.say('from here on nothing goes wrong')
  const dice = new Dice(scenario.seed)
  await world.rest(dice.pick([0, 10_000, 120_000]))
  const last = await lastUp(world, wanted, finish, attempts)
  if (last && wrong.length === 0) {
    let look = idle(attempts.at(-1)) ?? (await planned())
    // A kubelet that starts says for a moment that its node is not ready, which the API server had not noticed before.
    if (look.code !== 0 && [...world.hosts.values()].some(h => h.bootedAt > began)) {
      await world.rest(60_000)
      look = await planned()
    }
    wrong.push(...(await complaints({ world, story, attempts, scenario, struck, look })))
  }
  world.trace = undefined
  return {
    name: scenario.name,
    wrong,
    struck,
    need: need?.kind,
    runs: attempts.length,
    points: world.points,
    took: world.now() - began,
  }

  /**
   * A second one only where the first met a machine that was still starting, or a host that is held for two minutes
   * more by a run that died on another machine, or before this one was started anew.
   */
  async function lastUp(
    w: World<Machine>,
    what: typeof wanted,
    done: typeof finish,
    all: Attempt[],
  ): Promise<boolean> {
    const elsewhere = struck.includes('laptop-power') || w.laptops.size > 1
    const starting = [...w.hosts.values()].some(host => host.upAt > w.now() - 60_000)
    await done(call(w, what, { heard }))
    if (all.at(-1)?.code === 3 && starting) {
      await w.rest(60_000)
      await done(call(w, what, { heard }))
    }
    if (all.at(-1)?.code === EXIT_CODES.LOCKED && elsewhere) {
      await w.rest(CLAIM_SECONDS * 1000)
      await done(call(w, what, { heard }))
    }
    const attempt = all.at(-1) as Attempt
    if (attempt.code === 0) return true
    const problems = [
      attempt.problem,
      ...(attempt.summary?.pairs.flatMap(p => p.problem ?? []) ?? []),
    ]
    wrong.push(
      `the last up ends with ${attempt.code}: ${problems.map(p => p && `${p.step ?? ''}@${p.host ?? ''} ${p.code} ${p.message} ${p.evidence.join(' / ')}`).join('; ')}`,
    )
    return false
  }
}

/** An `up` that found nothing to do has said what a `plan` would say. */
function idle(last: Attempt | undefined): Attempt | undefined {
  const made = last?.events.find(event => event.type === 'plan.made')
  return made?.type === 'plan.made' && isEmpty(made.plan) ? last : undefined
}

function strikeAt(
  world: World<Machine>,
  { faults, second }: Troubled,
  calls: Call[],
  struck: FaultKind[],
  start: (laptop: string) => Call,
): void {
  const from = world.points
  const hosts = [...world.hosts.values()]
  const left = [...faults]
  let other = second
  world.strike = point => {
    while (left[0] && left[0].point <= point - from) {
      const { kind, host: index, ms } = left.shift() as (typeof faults)[number]
      const host = hosts[index % hosts.length] as (typeof hosts)[number]
      const machine = world.hardware(host.name)
      const call = calls.find(c => !c.over() && c.controller.alive) ?? (calls[0] as Call)
      world.say(`!!! ${kind} (${host.name}, ${ms} ms)`)
      struck.push(kind)
      ;(FAULTS[kind] as (stage: object) => void)({ world, calls, call, host, machine, ms })
    }
    if (other && other.point <= point - from) {
      const { laptop } = other
      other = undefined
      world.say(`!!! a second up on ${laptop}`)
      calls.push(start(laptop))
    }
  }
}

export const pointsOf = (stories: ReadonlyMap<Shape, Story>) => (shape: Shape) =>
  stories.get(shape)?.points ?? 0

import type { Check } from '../core/check.ts'
import { type Clock, randomHex, systemClock } from '../core/clock.ts'
import type { Cluster } from '../core/cluster.ts'
import type { Event, Reporter } from '../core/event.ts'
import { type Pair, pairs } from '../core/graph.ts'
import type { Plan } from '../core/plan.ts'
import type { Step } from '../core/step.ts'
import type { Journal } from '../journal/journal.ts'
import type { Connect } from '../transport/transport.ts'
import { choose } from './choose.ts'
import { type Emit, emitter } from './emit.ts'
import { type Fleet, openFleet } from './fleet.ts'
import { survey } from './knowledge.ts'
import { makePlan, planQueries } from './make-plan.ts'
import { busyQueries, settle } from './settle.ts'

/** What a run is made with: how to reach hosts, what must be true of them, who listens. */
export interface Session {
  readonly cluster: Cluster
  readonly connect: Connect
  readonly steps: readonly Step[]
  readonly checks: readonly Check[]
  readonly reporters?: readonly Reporter[]
  /** Left out: everything. What the chosen pairs need and is not yet as wanted comes along. */
  readonly choose?: ((pair: Pair) => boolean) | undefined
  /** Left out: nothing is remembered of the run. */
  readonly journal?: Journal
  /** Milliseconds for which a step is tried again that failed for a reason that passes; left out: two minutes. */
  readonly patience?: number
  /** Left out: the system's. */
  readonly clock?: Clock
  /** When it fires, no further step is started, and those at work are waited for. */
  readonly signal?: AbortSignal
}

/** A run under way, from connecting to closing. */
export interface Run {
  readonly id: string
  /** By the monotonic clock, in ms. */
  readonly began: number
  readonly fleet: Fleet
  readonly pairs: readonly Pair[]
  readonly plan: Plan
  readonly emit: Emit
  /** Resolves when all that was emitted so far is in the journal. */
  settled(): Promise<void>
}

const runId = (clock: Clock) =>
  `${new Date(clock.now()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${randomHex(clock, 2)}`

/**
 * Connects to all hosts, asks each everything in one round trip, makes the plan, and hands all of it
 * to `work`. A run that `acts` first lets programs end that an earlier one has left at work.
 * Connections are closed whatever happens.
 */
export async function withPlan<T>(
  session: Session,
  { command, acts }: { readonly command: string; readonly acts: boolean },
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const { cluster, connect, steps, checks, reporters = [], journal, signal } = session
  const { clock = systemClock } = session
  let written: Promise<void> = Promise.resolve()
  const remember = (event: Event) => {
    if (!journal) return
    const next = journal.append(event)
    written = Promise.all([written, next]).then(() => {})
    written.catch(() => {})
  }
  const emit = emitter([remember, ...reporters], () => clock.now())
  const id = runId(clock)
  const began = clock.monotonic()
  emit({ type: 'run.started', run: id, cluster: cluster.name, command })
  const fleet = await openFleet(connect, cluster.hosts, emit, signal, clock)
  try {
    const all = pairs(steps, cluster)
    const queries = planQueries(all, checks, cluster)
    const look = () => survey(fleet, [...queries, ...busyQueries(cluster)], emit, signal)
    let knowledge = await look()
    if (acts && (await settle(fleet, cluster, knowledge, emit, signal))) knowledge = await look()
    const whole = { pairs: all, plan: makePlan(all, checks, cluster, knowledge) }
    const chosen = session.choose ? choose(whole.pairs, whole.plan, session.choose) : whole
    emit({ type: 'plan.made', plan: chosen.plan })
    return await work({ id, began, fleet, ...chosen, emit, settled: () => written })
  } finally {
    await fleet.close()
    await written.catch(() => {})
  }
}

import type { Check } from '../core/check.ts'
import type { Controller } from '../core/claim.ts'
import { type Clock, randomHex, systemClock } from '../core/clock.ts'
import type { Cluster } from '../core/cluster.ts'
import type { Event, Reporter } from '../core/event.ts'
import { type Pair, pairs } from '../core/graph.ts'
import { outline } from '../core/outline.ts'
import { changed, type Plan } from '../core/plan.ts'
import { Problem, toProblem } from '../core/problem.ts'
import type { Step } from '../core/step.ts'
import type { Journal } from '../journal/journal.ts'
import type { Connect } from '../transport/transport.ts'
import { choose } from './choose.ts'
import { actedOn, type Claimant, claimQueries, refuseHeld, type Tenure, tenures } from './claims.ts'
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
  /** Keeps other runs away from the hosts while this one acts on them; left out: nothing does. */
  readonly claims?: Claimant
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
  /** As what it holds hosts; left out: it holds none. */
  readonly by?: Controller | undefined
  /** In whose hands the hosts were when they were asked, by name. */
  readonly tenures: ReadonlyMap<string, Tenure>
  readonly pairs: readonly Pair[]
  /** Its pairs are those above, in the same order. */
  readonly plan: Plan
  readonly emit: Emit
  /** Resolves when all that was emitted so far is in the journal. */
  settled(): Promise<void>
}

/** Begins with the time in UTC, so that runs sort by it: `20261121-131621-4f0a`. */
function runId(clock: Clock): string {
  const second = new Date(clock.now()).toISOString().slice(0, 19)
  return `${second.replaceAll(/[-:]/g, '').replace('T', '-')}-${randomHex(clock, 2)}`
}

/** Hands events on to a journal, if there is one. `settled` rejects when one of them could not be written. */
function remembering(journal: Journal | undefined) {
  let written: Promise<void> = Promise.resolve()
  const remember = (event: Event) => {
    if (!journal) return
    const next = journal.append(event)
    written = Promise.all([written, next]).then(() => {})
    written.catch(() => {})
  }
  return { remember, settled: () => written }
}

/**
 * Connects to all hosts, asks each everything in one round trip, makes the plan, and hands all of it
 * to `work`. A run that `acts` first lets programs end that an earlier one has left at work.
 * Connections are closed whatever happens.
 *
 * @throws Problem LOCKED when it would act on a host that is in the hands of another run
 */
export async function withPlan<T>(
  session: Session,
  { command, acts }: { readonly command: string; readonly acts: boolean },
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const { cluster, connect, steps, checks, reporters = [], signal } = session
  const { clock = systemClock } = session
  const { remember, settled } = remembering(session.journal)
  const emit = emitter([remember, ...reporters], () => clock.now())
  const id = runId(clock)
  const began = clock.monotonic()
  emit({ type: 'run.started', run: id, cluster: cluster.name, command, outline: outline(cluster) })
  const fleet = await openFleet(connect, cluster.hosts, emit, signal, clock)
  try {
    const all = pairs(steps, cluster)
    const claimant = acts ? session.claims : undefined
    const queries = [
      ...planQueries(all, checks, cluster),
      ...busyQueries(cluster),
      ...(claimant ? claimQueries(cluster.hosts) : []),
    ]
    const look = async () => {
      const knowledge = await survey(fleet, queries, emit, signal)
      const whole = { pairs: all, plan: makePlan(all, checks, cluster, knowledge) }
      const chosen = session.choose ? choose(whole.pairs, whole.plan, session.choose) : whole
      const found = claimant
        ? await tenures(actedOn(chosen.plan, cluster), knowledge, claimant)
        : new Map<string, Tenure>()
      if (changed(chosen.plan).length > 0) refuseHeld(found)
      return { knowledge, chosen, tenures: found }
    }
    let ground = await look()
    // What a run is doing that is still there is its own affair, where this one has nothing to do.
    const alone = ![...ground.tenures.values()].some(t => t.state === 'held')
    if (acts && alone && (await settle(fleet, cluster, ground.knowledge, emit, signal)))
      ground = await look()
    const { chosen } = ground
    // That hosts were not asked to the end is then no trouble of theirs.
    if (signal?.aborted) throw stopped(signal)
    emit({ type: 'plan.made', plan: chosen.plan })
    const by = claimant && { ...claimant.me, run: id }
    return await work({ id, began, fleet, by, tenures: ground.tenures, ...chosen, emit, settled })
  } catch (error) {
    emit({ type: 'run.refused', run: id, problem: toProblem(error) })
    throw error
  } finally {
    await fleet.close()
    await settled().catch(() => {})
  }
}

const stopped = ({ reason }: AbortSignal): Problem =>
  reason instanceof Problem
    ? reason
    : new Problem('INTERRUPTED', 'stopped before anything was touched', {
        hint: 'run the same command again',
        cause: reason,
      })

import { type PairSummary, type Result, type RunSummary, told } from '../core/event.ts'
import { type Pair, pairKey } from '../core/graph.ts'
import type { Plan, PlannedPair } from '../core/plan.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { bring, type Hooks } from './bring.ts'
import { actedOn } from './claims.ts'
import { collect } from './collect.ts'
import type { Patience } from './retry.ts'
import { type Run, type Session, withPlan } from './session.ts'
import { foundFirst } from './spare.ts'
import { hold } from './tenancy.ts'
import { type Turn, walk } from './walk.ts'

export interface UpOptions {
  /** Asked once, before anything is touched, and only when there is something to do. */
  approve?(plan: Plan): Promise<boolean>
  /** Under which name history and reporters know the run; left out: `up`. */
  readonly command?: string
}

/** What would be done. Touches nothing. */
export const plan = (session: Session): Promise<Plan> =>
  withPlan(session, { command: 'plan', acts: false }, run => Promise.resolve(run.plan))

function refuse(plan: Plan): void {
  const wrong = plan.findings.filter(f => f.level === 'error')
  if (wrong.length === 0) return
  throw new Problem(
    'CHECK_FAILED',
    'nothing was touched: the machines are not fit for this cluster',
    {
      evidence: wrong.map(f => `${f.host}: ${f.message}${f.hint ? ` (${f.hint})` : ''}`),
      hint: 'slipway check shows all of it',
    },
  )
}

/** Milliseconds for which a step is tried again whose failure may pass by itself. */
const PATIENCE_MS = 120_000

const placeOf = ({ step, host }: Pair) => ({ step: step.id, host: host.name })

/** Tells of a pair that is worked on, which begins when the journal has it. */
const hooksOf = ({ emit, settled }: Run, pair: Pair, { waitedFor }: Turn): Hooks => ({
  started(changes) {
    emit({
      type: 'step.started',
      ...placeOf(pair),
      title: pair.step.title,
      changes: changes.map(told),
      ...(waitedFor !== undefined && { waitedFor }),
    })
    return settled()
  },
  output: line => emit({ type: 'step.output', ...placeOf(pair), line }),
})

const patienceOf = ({ patience, signal }: Session, { fleet, emit }: Run, pair: Pair): Patience => ({
  limit: patience ?? PATIENCE_MS,
  clock: fleet.clock,
  signal,
  retrying: retry => emit({ type: 'step.retried', ...placeOf(pair), ...retry }),
})

/** Carries out one pair, and tells how it went. Never rejects. */
async function carryOut(
  run: Run,
  session: Session,
  pair: Pair,
  planned: PlannedPair,
  turn: Turn,
): Promise<PairSummary> {
  const { emit, fleet } = run
  const { cluster } = session
  const place = placeOf(pair)
  const began = fleet.clock.monotonic()
  const done = (result: Result, changes: readonly string[], problem?: Problem): PairSummary => ({
    ...place,
    result,
    changes,
    took: fleet.clock.monotonic() - began,
    ...(turn.waitedFor !== undefined && { waitedFor: turn.waitedFor }),
    ...(problem ? { problem } : {}),
  })
  try {
    if (planned.problem) throw planned.problem
    const hooks = hooksOf(run, pair, turn)
    const { changes } = await bring(pair, cluster, run, hooks, patienceOf(session, run, pair))
    return done(
      changes.length > 0 ? 'changed' : 'unchanged',
      changes.map(c => c.summary),
    )
  } catch (error) {
    const problem = toProblem(error).at(place)
    const host = cluster.hosts.find(h => h.name === problem.host) ?? pair.host
    const told = (lines: readonly string[]) => emit({ type: 'step.evidence', ...place, lines })
    const took = fleet.clock.monotonic() - began
    return done('failed', [], await collect(error, problem, { fleet, host, took, told }))
  }
}

async function carryOutAll(run: Run, session: Session): Promise<PairSummary[]> {
  const summaries: PairSummary[] = []
  const finish = (summary: PairSummary) => {
    summaries.push(summary)
    run.emit({ type: 'step.finished', step: summary.step, host: summary.host, summary })
    return summary.result
  }
  const nodes = run.pairs.map((pair, i) => ({
    key: pairKey(pair.step.id, pair.host.name),
    after: pair.after,
    stirs: pair.step.stirs,
    pair,
    planned: run.plan.pairs[i] as PlannedPair,
  }))
  await walk(foundFirst(nodes), {
    signal: session.signal,
    async run({ pair, planned }, turn) {
      const idle = planned.changes.length === 0 && !planned.problem && !turn.stirred
      const { waitedFor } = turn
      const summary: PairSummary = idle
        ? {
            ...placeOf(pair),
            result: 'unchanged',
            changes: [],
            took: 0,
            ...(waitedFor && { waitedFor }),
          }
        : await carryOut(run, session, pair, planned, turn)
      return finish(summary) as 'unchanged' | 'changed' | 'failed'
    },
    blocked({ pair }, blockedBy) {
      finish({ ...placeOf(pair), result: 'blocked', changes: [], took: 0, blockedBy })
    },
  })
  return summaries
}

/**
 * Brings all hosts to the wanted state: looks, asks for approval, then walks the graph.
 *
 * Resolves also when steps failed: see `pairs` of the summary.
 *
 * @throws Problem CHECK_FAILED when a check forbids it, DECLINED when `approve` says no, LOCKED when another run is
 * at work on the hosts; nothing was touched then
 */
export const up = (
  session: Session,
  { approve, command = 'up' }: UpOptions = {},
): Promise<RunSummary> =>
  withPlan(session, { command, acts: true }, async run => {
    refuse(run.plan)
    const wanted = run.plan.pairs.some(pair => pair.changes.length > 0)
    if (wanted && approve && !(await approve(run.plan)))
      throw new Problem('DECLINED', 'nothing was touched: the plan was not approved')
    const { fleet, by, tenures, emit } = run
    const { cluster, signal } = session
    const tenancy =
      wanted && by
        ? await hold(actedOn(run.plan, cluster), { fleet, cluster, by, tenures, emit, signal })
        : undefined
    const summaries = await carryOutAll(run, session).finally(() => tenancy?.release())
    const met = new Set(summaries.map(({ host }) => host))
    const summary: RunSummary = {
      run: run.id,
      cluster: cluster.name,
      command,
      part: session.choose !== undefined || met.size < cluster.hosts.length,
      took: run.fleet.clock.monotonic() - run.began,
      pairs: summaries,
    }
    run.emit({ type: 'run.finished', summary })
    await run.settled()
    return summary
  })

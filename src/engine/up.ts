import { type PairSummary, type Result, type RunSummary, told } from '../core/event.ts'
import { pairKey } from '../core/graph.ts'
import type { Plan, PlannedPair } from '../core/plan.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { bring } from './bring.ts'
import { actedOn } from './claims.ts'
import { collect } from './collect.ts'
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

/** How long a step is tried again whose failure may pass by itself. */
const PATIENCE_MS = 120_000

/** Carries out one pair, and tells how it went. Never rejects. */
async function carryOut(
  run: Run,
  session: Session,
  pair: Run['pairs'][number],
  planned: PlannedPair,
  { waitedFor }: Turn,
): Promise<PairSummary> {
  const { emit, settled } = run
  const { clock } = run.fleet
  const about = { step: pair.step.id, host: pair.host.name }
  const began = clock.monotonic()
  const done = (result: Result, changes: readonly string[], problem?: Problem): PairSummary => ({
    ...about,
    result,
    changes,
    took: clock.monotonic() - began,
    ...(waitedFor !== undefined && { waitedFor }),
    ...(problem ? { problem } : {}),
  })
  try {
    if (planned.problem) throw planned.problem
    const { changes } = await bring(
      pair,
      session.cluster,
      run,
      {
        started: changes => {
          emit({
            type: 'step.started',
            ...about,
            title: pair.step.title,
            changes: changes.map(told),
            ...(waitedFor !== undefined && { waitedFor }),
          })
          return settled()
        },
        output: line => emit({ type: 'step.output', ...about, line }),
      },
      {
        limit: session.patience ?? PATIENCE_MS,
        clock,
        signal: session.signal,
        retrying: retry => emit({ type: 'step.retried', ...about, ...retry }),
      },
    )
    return done(
      changes.length > 0 ? 'changed' : 'unchanged',
      changes.map(c => c.summary),
    )
  } catch (error) {
    const problem = toProblem(error).at(about)
    const host = session.cluster.hosts.find(h => h.name === problem.host) ?? pair.host
    const told = (lines: readonly string[]) => emit({ type: 'step.evidence', ...about, lines })
    const took = clock.monotonic() - began
    const failed = { fleet: run.fleet, host, took, told }
    return done('failed', [], await collect(error, problem, failed))
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
      const about = { step: pair.step.id, host: pair.host.name }
      const idle = planned.changes.length === 0 && !planned.problem && !turn.stirred
      const { waitedFor } = turn
      const summary: PairSummary = idle
        ? { ...about, result: 'unchanged', changes: [], took: 0, ...(waitedFor && { waitedFor }) }
        : await carryOut(run, session, pair, planned, turn)
      return finish(summary) as 'unchanged' | 'changed' | 'failed'
    },
    blocked({ pair }, blockedBy) {
      const about = { step: pair.step.id, host: pair.host.name }
      finish({ ...about, result: 'blocked', changes: [], took: 0, blockedBy })
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
    const summary: RunSummary = {
      run: run.id,
      cluster: session.cluster.name,
      took: run.fleet.clock.monotonic() - run.began,
      pairs: summaries,
    }
    run.emit({ type: 'run.finished', summary })
    await run.settled()
    return summary
  })

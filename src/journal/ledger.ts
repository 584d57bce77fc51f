import type { Result } from '../core/event.ts'
import { pairKey } from '../core/graph.ts'
import { once } from './once.ts'
import type { JournalRecord, StoredPair, StoredProblem } from './record.ts'

/** How a pair's last attempt ended. `cut off`: it began and no end was written down. `not run`: only ever planned. */
export type PairOutcome = Result | 'cut off' | 'not run'

/** What history knows of one step on one host: its last attempt. */
export interface PairHistory {
  readonly step: string
  readonly host: string
  readonly outcome: PairOutcome
  /** When the last attempt ended, or began if it was cut off, in ms since 1970. */
  readonly at: number
  /** Milliseconds; 0 when the attempt has no end. */
  readonly took: number
  /** Summaries of the changes that were made, or begun when it was cut off. */
  readonly changes: readonly string[]
  /** The first thing that went wrong in the run of the last attempt. */
  readonly problem?: StoredProblem
  readonly blockedBy?: readonly string[]
  readonly run: string
}

/** How a run ended. `looked`: it began nothing, as a plan does; `cut off`: it began something and its end was not written down. */
export type RunOutcome = 'done' | 'failed' | 'interrupted' | 'looked' | 'cut off'

export interface RunHistory {
  readonly run: string
  readonly command: string
  /** Milliseconds since 1970. */
  readonly started: number
  /** Milliseconds; up to the last sign of life when the run was cut off. */
  readonly took: number
  readonly outcome: RunOutcome
}

/** What a journal amounts to. Oldest run first; pairs by `pairKey`, in the order in which they were first met. */
export interface Ledger {
  readonly pairs: ReadonlyMap<string, PairHistory>
  readonly runs: readonly RunHistory[]
}

/** Folds a journal, or any beginning of one. A line that is there twice counts once. */
export function ledger(records: Iterable<JournalRecord>): Ledger {
  const pairs = new Map<string, PairHistory>()
  const runs = new Map<string, RunHistory>()
  let run: RunHistory | undefined

  const enter = (entry: Omit<PairHistory, 'run'>) => {
    const key = pairKey(entry.step, entry.host)
    const known = pairs.get(key)
    const id = run?.run ?? ''
    const first = known?.run === id ? known.problem : undefined
    pairs.set(key, { ...entry, ...(first && { problem: first }), run: id })
  }

  for (const record of once(records)) {
    if (record.type === 'run.started') {
      const { run: id, command, at: started } = record
      run = { run: id, command, started, took: 0, outcome: 'looked' }
    } else if (run) {
      const outcome = record.type.startsWith('step.') ? 'cut off' : run.outcome
      run = { ...run, outcome, took: Math.max(run.took, record.at - run.started) }
    }

    switch (record.type) {
      case 'plan.made':
        for (const { step, host } of record.plan.pairs)
          if (!pairs.has(pairKey(step, host)))
            enter({ step, host, outcome: 'not run', at: record.at, took: 0, changes: [] })
        break
      case 'step.started': {
        const { step, host, at } = record
        const changes = (record.changes ?? []).map(c => c.summary)
        enter({ step, host, outcome: 'cut off', at, took: 0, changes })
        break
      }
      case 'step.finished':
        enter(ended(record.summary, record.at))
        break
      case 'run.finished':
        // Mends what lines lost in between would have told.
        for (const summary of record.summary.pairs) {
          const known = pairs.get(pairKey(summary.step, summary.host))
          if (known?.run !== run?.run || isOpen(known)) enter(ended(summary, record.at))
        }
        if (run) run = { ...run, took: record.summary.took, outcome: outcome(record.summary.pairs) }
        break
      case 'run.refused':
        if (run?.outcome === 'cut off') run = { ...run, outcome: 'failed' }
        break
    }
    if (run) runs.set(run.run, run)
    if (isEnd(record)) run = undefined
  }
  return { pairs, runs: [...runs.values()] }
}

/** The same history, of these steps alone. */
export const ofSteps = ({ pairs, runs }: Ledger, ids: readonly string[]): Ledger => ({
  runs,
  pairs: new Map([...pairs].filter(([, { step }]) => ids.includes(step))),
})

/** Whether nothing of its run comes after it. */
export const isEnd = ({ type }: JournalRecord): boolean =>
  type === 'run.finished' || type === 'run.refused'

const isOpen = (pair?: PairHistory) => pair?.outcome === 'cut off' || pair?.outcome === 'not run'

const ended = ({ result, ...pair }: StoredPair, at: number) => ({ ...pair, outcome: result, at })

function outcome(pairs: readonly StoredPair[]): RunOutcome {
  if (pairs.some(p => p.problem?.code === 'INTERRUPTED')) return 'interrupted'
  return pairs.some(p => p.result === 'failed' || p.result === 'blocked') ? 'failed' : 'done'
}

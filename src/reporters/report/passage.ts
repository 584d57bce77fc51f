import type { Result, ToldChange } from '../../core/event.ts'
import { pairKey } from '../../core/graph.ts'
import type { JournalRecord, StoredPair, StoredProblem } from '../../journal/record.ts'

/** How a pair ended in one run. `cut off`: no end was written down; `not begun`: it was planned, and never its turn. */
export type Ending = Result | 'cut off' | 'not begun'

/** How many passages ended in which way; 0 where none did. */
export type Counts = Readonly<Record<Ending, number>>

export interface Retry {
  /** Milliseconds since the run began. */
  readonly at: number
  readonly wait: number
  readonly attempt: number
  readonly problem: StoredProblem
}

/** One step on one host in the course of one run. Times are in ms since the run began. */
export interface Passage {
  readonly key: string
  readonly step: string
  readonly title: string
  readonly host: string
  readonly result: Ending
  readonly from: number
  readonly to: number
  /** What the plan foretold. */
  readonly planned: readonly ToldChange[]
  /** What was begun; undefined where nothing was. */
  readonly begun?: readonly ToldChange[]
  readonly waitedFor?: string
  readonly retries: readonly Retry[]
  readonly problem?: StoredProblem
  readonly blockedBy?: readonly string[]
}

/** All pairs of a run, in the order of its plan. */
export function passagesOf(records: readonly JournalRecord[]): Passage[] {
  const began = records[0]?.at ?? 0
  const end = Math.max(0, ...records.slice(-1).map(record => record.at - began))
  const passages = new Map<string, Passage>()

  const put = ({ step, host }: Place, more: Partial<Passage>) => {
    const key = pairKey(step, host)
    const known = passages.get(key) ?? fresh(key, step, host)
    passages.set(key, { ...known, ...more })
  }
  const finish = (pair: StoredPair, at: number) => {
    const to = at - began
    const key = pairKey(pair.step, pair.host)
    const start = passages.get(key)
    const from = Math.min(to, Math.max(0, to - pair.took))
    put(pair, {
      result: pair.result,
      from: start?.begun ? Math.min(start.from, from) : from,
      to,
      ...(pair.waitedFor !== undefined && { waitedFor: pair.waitedFor }),
      ...(pair.problem && { problem: pair.problem }),
      ...(pair.blockedBy && { blockedBy: pair.blockedBy }),
    })
  }

  for (const record of records) {
    const at = record.at - began
    if (record.type === 'plan.made') {
      for (const { title, changes, ...place } of record.plan.pairs)
        put(place, { title, planned: changes ?? [] })
    } else if (record.type === 'step.started') {
      const { title, changes, waitedFor } = record
      put(record, {
        ...{ title, begun: changes ?? [], from: at, to: end, result: 'cut off' },
        ...(waitedFor !== undefined && { waitedFor }),
      })
    } else if (record.type === 'step.retried') {
      const known = passages.get(pairKey(record.step, record.host))?.retries ?? []
      const { attempt, wait, problem } = record
      put(record, { retries: [...known, { at, attempt, wait, problem }] })
    } else if (record.type === 'step.finished') finish(record.summary, record.at)
    else if (record.type === 'run.finished')
      for (const pair of record.summary.pairs) {
        const known = passages.get(pairKey(pair.step, pair.host))
        if (known?.result === 'cut off' || known?.result === 'not begun') finish(pair, record.at)
      }
  }
  return [...passages.values()]
}

type Place = { readonly step: string; readonly host: string }

const fresh = (key: string, step: string, host: string): Passage => ({
  ...{ key, step, host, title: step, result: 'not begun', from: 0, to: 0 },
  ...{ planned: [], retries: [] },
})

/** It took time, or would have: all but what was as wanted already and what was never its turn. */
export const wasAtWork = ({ result, from, to }: Passage): boolean =>
  result === 'changed' || result === 'failed' || result === 'cut off' || to > from

export function countsOf(passages: readonly Passage[]): Counts {
  const counts = { unchanged: 0, changed: 0, failed: 0, blocked: 0, 'cut off': 0, 'not begun': 0 }
  for (const { result } of passages) counts[result]++
  return counts
}

import type { Event, PairSummary, RunSummary, ToldChange } from '../core/event.ts'
import type { Finding, Plan } from '../core/plan.ts'
import type { Problem } from '../core/problem.ts'

export type StoredProblem = Pick<Problem, 'code' | 'message' | 'evidence'> & {
  readonly host?: string | undefined
  readonly step?: string | undefined
  readonly hint?: string | undefined
}

export type StoredPair = Omit<PairSummary, 'problem'> & { readonly problem?: StoredProblem }

export type StoredRun = Omit<RunSummary, 'pairs'> & { readonly pairs: readonly StoredPair[] }

export interface StoredPlan {
  readonly cluster: string
  readonly pairs: readonly {
    readonly step: string
    readonly title: string
    readonly host: string
    readonly changes: readonly ToldChange[]
    readonly needed?: boolean
    readonly problem?: StoredProblem
  }[]
  readonly findings: readonly Finding[]
  /** By name of the host. */
  readonly unreachable: Readonly<Record<string, StoredProblem>>
}

type Field<T> = T extends Problem
  ? StoredProblem
  : T extends Plan
    ? StoredPlan
    : T extends PairSummary
      ? StoredPair
      : T extends RunSummary
        ? StoredRun
        : T

/**
 * An event as plain JSON, the same in the journal and in the JSON reporter: a Problem is its code, message,
 * host, step, hint and evidence; a change is its summary, risk and diff, never the text of its commands;
 * a Map is an object. `at` is in ms since 1970, `took` in ms.
 */
export type JournalRecord = Event extends infer E
  ? E extends Event
    ? { readonly [K in keyof E]: Field<E[K]> }
    : never
  : never

export function toRecord(event: Event): JournalRecord {
  switch (event.type) {
    case 'host.unreachable':
    case 'host.lost':
    case 'step.retried':
    case 'run.refused':
      return { ...event, problem: storedProblem(event.problem) }
    case 'plan.made':
      return { ...event, plan: storedPlan(event.plan) }
    case 'step.started':
      return { ...event, changes: event.changes.map(storedChange) }
    case 'step.finished':
      return { ...event, summary: storedPair(event.summary) }
    case 'run.finished':
      return {
        ...event,
        summary: { ...event.summary, pairs: event.summary.pairs.map(storedPair) },
      }
    default:
      return event
  }
}

/** One line of a journal or of the JSON reporter, without its end. Durations are whole milliseconds. */
export const recordLine = (event: Event): string =>
  JSON.stringify(toRecord(event), (key, value) => (key === 'took' ? Math.round(value) : value))

const storedProblem = (p: Problem | StoredProblem): StoredProblem => ({
  code: p.code,
  message: p.message,
  ...(p.host !== undefined && { host: p.host }),
  ...(p.step !== undefined && { step: p.step }),
  ...(p.hint !== undefined && { hint: p.hint }),
  evidence: p.evidence,
})

// Picked field by field: a whole Change is a ToldChange too, and would bring its commands along.
const storedChange = ({ summary, risk, diff }: ToldChange): ToldChange => ({
  summary,
  risk,
  ...(diff !== undefined && { diff }),
})

const storedPair = ({ problem, ...pair }: PairSummary): StoredPair => ({
  ...pair,
  ...(problem && { problem: storedProblem(problem) }),
})

const storedPlan = ({ cluster, pairs, findings, unreachable }: Plan): StoredPlan => ({
  cluster,
  pairs: pairs.map(({ step, title, host, changes, needed, problem }) => ({
    step,
    title,
    host,
    changes: changes.map(storedChange),
    ...(needed && { needed }),
    ...(problem && { problem: storedProblem(problem) }),
  })),
  findings,
  unreachable: Object.fromEntries([...unreachable].map(([host, p]) => [host, storedProblem(p)])),
})

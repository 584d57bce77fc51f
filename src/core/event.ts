import type { Change } from './change.ts'
import type { Controller, Succession } from './claim.ts'
import type { Outline } from './outline.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'

/** How a pair ended. `blocked`: something it needs failed, so it was not tried. */
export type Result = 'unchanged' | 'changed' | 'failed' | 'blocked'

export interface PairSummary {
  readonly step: string
  readonly host: string
  readonly result: Result
  /** Summaries of the changes that were made. */
  readonly changes: readonly string[]
  /** Milliseconds. */
  readonly took: number
  /** Of the pairs that it needs, the one that ended last; left out where it needs none. */
  readonly waitedFor?: string
  readonly problem?: Problem
  /** For a blocked pair: the pairs that failed. */
  readonly blockedBy?: readonly string[]
}

export interface RunSummary {
  readonly run: string
  readonly cluster: string
  /** Under which name it was begun: `up`, `retry`, `reset`. Journals of before do not have it, nor `part`. */
  readonly command?: string
  /** Whether some of the hosts or steps were not asked for. */
  readonly part?: boolean
  readonly took: number
  readonly pairs: readonly PairSummary[]
}

/** A change as it may be told: what and how much it costs, never the text of its commands. */
export interface ToldChange {
  readonly summary: string
  readonly risk: Change['risk']
  readonly diff?: string | undefined
}

export const told = ({ summary, risk, diff }: Change): ToldChange => ({ summary, risk, diff })

type At = { /** Milliseconds since 1970. */ readonly at: number }
type OfPair = At & { readonly step: string; readonly host: string }

/** What happens during a run, in order. The same stream feeds terminal, journal, JSON and reports. */
export type Event =
  | (At & {
      readonly type: 'run.started'
      readonly run: string
      readonly cluster: string
      readonly command: string
      readonly outline?: Outline
    })
  | (At & { readonly type: 'host.connecting'; readonly host: string })
  | (At & {
      readonly type: 'host.connected'
      readonly host: string /** ms */
      readonly took: number
    })
  | (At & {
      readonly type: 'host.answered'
      readonly host: string
      readonly questions: number
      readonly took: number
    })
  | (At & { readonly type: 'host.unreachable'; readonly host: string; readonly problem: Problem })
  /** An earlier run has left programs at work there; this one waits until they end. */
  | (At & {
      readonly type: 'host.busy'
      readonly host: string
      readonly programs: readonly string[]
    })
  /** The host was in the hands of another run, whose place this one takes. */
  | (At & {
      readonly type: 'host.taken'
      readonly host: string
      readonly from: Controller
      readonly why: Succession
    })
  /** The link broke; the host is dialled again. What was at work there goes on. */
  | (At & { readonly type: 'host.lost'; readonly host: string; readonly problem: Problem })
  | (At & { readonly type: 'plan.made'; readonly plan: Plan })
  | (OfPair & {
      readonly type: 'step.started'
      readonly title: string
      readonly changes: readonly ToldChange[]
      /** As in `PairSummary`. */
      readonly waitedFor?: string
    })
  | (OfPair & { readonly type: 'step.output'; readonly line: string })
  /** What the host showed of why the step failed: journals, dead containers, disks. */
  | (OfPair & { readonly type: 'step.evidence'; readonly lines: readonly string[] })
  /** It failed for a reason that passes, and will be tried again in `wait` ms. */
  | (OfPair & {
      readonly type: 'step.retried'
      readonly attempt: number
      readonly wait: number
      readonly problem: Problem
    })
  | (OfPair & { readonly type: 'step.finished'; readonly summary: PairSummary })
  | (At & { readonly type: 'run.finished'; readonly summary: RunSummary })
  /** The other end of a run: no step was begun, or it could not go on. Nothing comes after it. */
  | (At & { readonly type: 'run.refused'; readonly run: string; readonly problem: Problem })

/** An event before the engine stamps it with the time. */
export type Unstamped = Event extends infer E ? (E extends Event ? Omit<E, 'at'> : never) : never

export type Reporter = (event: Event) => void

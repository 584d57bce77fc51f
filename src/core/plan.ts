import type { Change } from './change.ts'
import type { Problem } from './problem.ts'

/** What one step would do on one host. */
export interface PlannedPair {
  readonly step: string
  readonly title: string
  readonly host: string
  readonly changes: readonly Change[]
  /** Keys of the pairs that must be done first. */
  readonly after?: readonly string[]
  /** Not asked for, but one that was asked for cannot do without it. */
  readonly needed?: boolean
  /** Why the pair cannot be planned; it will not be run. */
  readonly problem?: Problem
  /** Key of the pair that found the host to be somebody else's: nothing is done there before that is settled. */
  readonly spared?: string
}

/** A finding of a check: something about a host that no step mends. */
export interface Finding {
  readonly check: string
  readonly host: string
  readonly level: 'ok' | 'warning' | 'error'
  readonly message: string
  readonly hint?: string
  /** The step that mends it: nothing to do but `up`. */
  readonly mendedBy?: string
}

/** A forecast to show and approve. */
export interface Plan {
  readonly cluster: string
  readonly pairs: readonly PlannedPair[]
  readonly findings: readonly Finding[]
  /** Hosts that did not answer, by name. */
  readonly unreachable: ReadonlyMap<string, Problem>
}

export const changed = (plan: Plan): PlannedPair[] => plan.pairs.filter(p => p.changes.length > 0)

export const isEmpty = (plan: Plan): boolean =>
  changed(plan).length === 0 && plan.unreachable.size === 0 && !plan.pairs.some(p => p.problem)

import type { Cluster, Target } from './cluster.ts'
import type { Facts, Known } from './fact.ts'
import type { Host } from './host.ts'
import type { Finding } from './plan.ts'

/** Something about the machines that no step mends, looked at before any is touched. */
export interface Check<F extends Facts = Facts> {
  readonly id: string
  /** A sentence for people: what ought to be so. */
  readonly title: string
  facts(target: Target): F
  /** Pure. Sees all hosts that answered, since some things are wrong only between them. */
  judge(known: ReadonlyMap<Host, Known<F>>, cluster: Cluster): Omit<Finding, 'check'>[]
}

/** Gives `judge` the types of its own facts, and forgets them outside, so that checks fit one list. */
export const defineCheck = <const F extends Facts>(check: Check<F>): Check =>
  check as unknown as Check

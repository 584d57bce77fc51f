import type { Change } from './change.ts'
import type { Clock } from './clock.ts'
import type { Cluster, Target } from './cluster.ts'
import type { Command, Output } from './command.ts'
import type { Facts, Known } from './fact.ts'
import type { Host } from './host.ts'

/** What a step may do while it acts, beyond its plain actions. */
export interface Site {
  /** Runs a program on a host. Rejects when the program fails. */
  run(host: Host, command: Command): Promise<Output>
  readonly clock: Clock
  ask<F extends Facts>(host: Host, facts: F): Promise<Known<F>>
}

/**
 * One thing that must be true of a host, named by what is true afterwards.
 *
 * `after` names the steps that must be done first: on the same host where that step runs there too,
 * else on the leader.
 */
export interface Step<F extends Facts = Facts> {
  readonly id: string
  /** A sentence for people: what is true afterwards. */
  readonly title: string
  readonly after: readonly string[]
  /** Steps that must be done first on all of their hosts. */
  readonly afterAll?: readonly string[]
  /** Its programs wait for what kubelet and containers of the host do: while they wait, what those say is looked at. */
  readonly waits?: true
  /** false: no later step looks at what this one changes, so those that were as wanted are not looked at again. */
  readonly stirs?: false
  targets(host: Host, cluster: Cluster): boolean
  facts(target: Target): F
  /**
   * Pure. What is missing; an empty list means that the host is as wanted.
   *
   * @throws Problem when the host is in a state that slipway must not touch
   */
  diff(known: Known<F>, target: Target): Change[]
  /** Left out by most steps: the engine then carries out the actions of the changes, in order. */
  perform?(changes: readonly Change[], target: Target, site: Site): Promise<void>
}

/** Gives `diff` the types of its own facts, and forgets them outside, so that steps fit one list. */
export const defineStep = <const F extends Facts>(step: Step<F>): Step => step as unknown as Step

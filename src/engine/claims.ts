import { explain } from '../causes/explain.ts'
import {
  CLAIM_SECONDS,
  type Claim,
  type Controller,
  controllerText,
  type Succession,
} from '../core/claim.ts'
import { type Cluster, leader } from '../core/cluster.ts'
import type { Output } from '../core/command.ts'
import type { Host } from '../core/host.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { claimed, type Over, readRefusal, takeClaim } from '../render/claim.ts'
import { atWork } from '../render/detached.ts'
import type { Fleet } from './fleet.ts'
import { type Knowledge, known, type Query } from './knowledge.ts'
import { sparedHosts } from './spare.ts'

/** Who a run is to other runs, and whose place it may take. */
export interface Claimant {
  readonly me: Omit<Controller, 'run'>
  /** Whether it is certain that a run is over: one of this machine, whose process is no more. */
  isGone(other: Controller): Promise<boolean>
  /** Takes the place of runs that are at work, too. */
  readonly breakLock?: boolean
}

export const claimQueries = (hosts: readonly Host[]): Query[] =>
  hosts.map(host => ({ host, facts: { claimed } }))

/** How a host stands to a run that wants it. */
export type Tenure =
  | { readonly state: 'free' }
  | { readonly state: 'left'; readonly claim: Claim; readonly why: Succession }
  | { readonly state: 'held'; readonly claim: Claim }

export async function tenure(
  claim: Claim | undefined,
  { isGone, breakLock }: Claimant,
): Promise<Tenure> {
  if (!claim) return { state: 'free' }
  if (await isGone(claim.by)) return { state: 'left', claim, why: 'gone' }
  if (claim.age >= CLAIM_SECONDS) return { state: 'left', claim, why: 'silent' }
  return breakLock ? { state: 'left', claim, why: 'broken' } : { state: 'held', claim }
}

/** How the hosts stand, by name; those that did not answer are left out. */
export async function tenures(
  hosts: readonly Host[],
  knowledge: Knowledge,
  claimant: Claimant,
): Promise<Map<string, Tenure>> {
  const found = new Map<string, Tenure>()
  for (const host of hosts) {
    if (knowledge.get(host.name) instanceof Problem) continue
    const { claimed: claim } = known({ claimed }, host, knowledge)
    found.set(host.name, await tenure(claim, claimant))
  }
  return found
}

/** The refusal of a run, where a host of its is in other hands. */
function lockedBy(host: string, { by, age }: Claim): Problem {
  return new Problem('LOCKED', `nothing was touched: ${controllerText(by)} is at work on ${host}`, {
    host,
    hint: 'wait until it has ended; if you are sure that it is gone, --break-lock takes its place, and what it sends later is refused',
    evidence: [`run ${by.run} said ${Math.round(age)} s ago that it is there`],
  })
}

/** A program of ours that a host has refused, since it is in other hands now. */
export function fencedBy(host: string, { by }: Claim): Problem {
  return new Problem('LOCKED', `${host} was taken over from this run: ${controllerText(by)}`, {
    host,
    hint: 'nothing more is done there by this run; see what the other one does, then run up again',
  })
}

/** @throws Problem LOCKED when a host is in other hands */
export function refuseHeld(found: ReadonlyMap<string, Tenure>): void {
  for (const [host, t] of found) if (t.state === 'held') throw lockedBy(host, t.claim)
}

/**
 * The hosts that a plan may touch: those of its pairs, but not what is somebody else's, and the leader, on which
 * workers' steps act too.
 */
export function actedOn({ pairs }: Plan, cluster: Cluster): Host[] {
  const spared = sparedHosts(pairs)
  const names = new Set(pairs.map(pair => pair.host).filter(name => !spared.has(name)))
  if (names.size > 0) names.add(leader(cluster).name)
  return cluster.hosts.filter(host => names.has(host.name))
}

const overOf = (t: Tenure | undefined): Over | undefined =>
  t?.state === 'left' ? { run: t.claim.by.run, evenFresh: t.why !== 'silent' } : undefined

function notTaken(host: Host, { code, stderr }: Output): Problem {
  const evidence = stderr.split('\n').filter(Boolean).slice(-5)
  const hint = `see what /var/lib/slipway is like there: slipway ssh ${host.name} sudo ls -la /var/lib/slipway`
  const make = (hint?: string) =>
    new Problem('COMMAND_FAILED', `${host.name} cannot be taken: exit code ${code}`, {
      host: host.name,
      evidence,
      hint,
    })
  const explained = explain(make())
  return explained.hint ? explained : make(hint)
}

/**
 * Takes one host.
 *
 * @returns programs at work there, which a run before this one has started
 * @throws Problem LOCKED when another was faster, or the one that seemed silent is not
 */
export async function takeHost(
  fleet: Fleet,
  host: Host,
  by: Controller,
  before: Tenure | undefined,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const command = takeClaim(by, atWork.ask, overOf(before))
  const output = await fleet.on(host).run(command, signal ? { signal } : {})
  const refusal = readRefusal(output)
  if (refusal) throw lockedBy(host.name, refusal)
  if (output.code !== 0) throw notTaken(host, output)
  return atWork.read(output)
}

import type { Check } from '../core/check.ts'
import { CLAIM_SECONDS, controllerText } from '../core/claim.ts'
import type { Host } from '../core/host.ts'
import type { Finding } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { claimed } from '../render/claim.ts'
import { openFleet } from './fleet.ts'
import { type Knowledge, known, survey } from './knowledge.ts'
import { find } from './make-plan.ts'
import type { Session } from './session.ts'

export interface Preflight {
  readonly findings: readonly Finding[]
  /** Hosts that did not answer, by name. */
  readonly unreachable: ReadonlyMap<string, Problem>
}

/**
 * Puts the questions of all checks to all hosts: one connection to each, one round trip for each list of checks. The
 * lists after the first try things out, so they are left out while a run is at work on one of the hosts.
 */
export async function inspect(
  { cluster, connect, clock, signal }: Pick<Session, 'cluster' | 'connect' | 'clock' | 'signal'>,
  rounds: readonly (readonly Check[])[],
): Promise<Preflight> {
  const { hosts } = cluster
  const fleet = await openFleet(connect, hosts, () => {}, signal, clock)
  const unreachable = new Map<string, Problem>()
  const findings: Finding[] = []
  try {
    for (const [i, checks] of rounds.entries()) {
      const queries = hosts.flatMap(host => [
        ...(i === 0 ? [{ host, facts: { claimed } }] : []),
        ...checks.map(check => ({ host, facts: check.facts({ host, cluster }) })),
      ])
      const knowledge = await survey(fleet, queries, undefined, signal)
      for (const [name, answers] of knowledge)
        if (answers instanceof Problem) unreachable.set(name, unreachable.get(name) ?? answers)
      findings.push(...checks.flatMap(check => find(check, cluster, knowledge)))
      const busy = i === 0 ? atWorkOn(hosts, knowledge) : undefined
      if (busy) {
        const asked = hosts.filter(({ name }) => !unreachable.has(name))
        findings.push(...notTried(rounds.slice(1).flat(), asked, busy))
        break
      }
    }
    return { findings, unreachable }
  } finally {
    await fleet.close()
  }
}

type Why = Pick<Finding, 'message' | 'hint'>

const notTried = (checks: readonly Check[], hosts: readonly Host[], why: Why): Finding[] =>
  checks.flatMap(({ id }) =>
    hosts.map(({ name }): Finding => ({ check: id, host: name, level: 'warning', ...why })),
  )

/** Why nothing is to be tried out: the first host on which a run is at work. */
function atWorkOn(hosts: readonly Host[], knowledge: Knowledge): Why | undefined {
  for (const host of hosts) {
    if (knowledge.get(host.name) instanceof Problem) continue
    const claim = known({ claimed }, host, knowledge).claimed
    if (claim && claim.age < CLAIM_SECONDS)
      return {
        message: `not tried: ${controllerText(claim.by)} is at work on ${host.name}`,
        hint: 'check again when it has ended',
      }
  }
  return undefined
}

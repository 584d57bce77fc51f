import type { Check } from '../core/check.ts'
import type { Cluster } from '../core/cluster.ts'
import type { Facts, Known } from '../core/fact.ts'
import type { Pair } from '../core/graph.ts'
import type { Host } from '../core/host.ts'
import type { Finding, Plan, PlannedPair } from '../core/plan.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { type Knowledge, known, type Query } from './knowledge.ts'
import { spare } from './spare.ts'

/** Everything that a plan needs to know. */
export const planQueries = (
  pairs: readonly Pair[],
  checks: readonly Check[],
  cluster: Cluster,
): Query[] => [
  ...pairs.map(({ step, host }) => ({ host, facts: step.facts({ host, cluster }) })),
  ...checks.flatMap(check =>
    cluster.hosts.map(host => ({ host, facts: check.facts({ host, cluster }) })),
  ),
]

function planPair(
  { step, host, after }: Pair,
  cluster: Cluster,
  knowledge: Knowledge,
): PlannedPair {
  const about = { step: step.id, title: step.title, host: host.name, after }
  const target = { host, cluster }
  try {
    return { ...about, changes: step.diff(known(step.facts(target), host, knowledge), target) }
  } catch (error) {
    const problem = toProblem(error).at({ host: host.name, step: step.id })
    return { ...about, changes: [], problem }
  }
}

/** What a check says of the hosts that answered. */
export function find(check: Check, cluster: Cluster, knowledge: Knowledge): Finding[] {
  const answered = new Map<Host, Known<Facts>>()
  for (const host of cluster.hosts) {
    const facts = check.facts({ host, cluster })
    const asked = [host, ...Object.values(facts).flatMap(fact => fact.of ?? [])]
    if (asked.some(({ name }) => knowledge.get(name) instanceof Problem)) continue
    answered.set(host, known(facts, host, knowledge))
  }
  return check.judge(answered, cluster).map(finding => ({ check: check.id, ...finding }))
}

/** What would be done, from what is known. Pure. */
export function makePlan(
  pairs: readonly Pair[],
  checks: readonly Check[],
  cluster: Cluster,
  knowledge: Knowledge,
): Plan {
  const problems = [...knowledge].filter(
    (entry): entry is [string, Problem] => entry[1] instanceof Problem,
  )
  return {
    cluster: cluster.name,
    pairs: spare(pairs.map(pair => planPair(pair, cluster, knowledge))),
    findings: checks.flatMap(check => find(check, cluster, knowledge)),
    unreachable: new Map(problems),
  }
}

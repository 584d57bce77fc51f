import { type Cluster, leader } from './cluster.ts'
import type { Host } from './host.ts'
import type { Step } from './step.ts'

/** One step on one host: the unit of planning, running, reporting and history. */
export interface Pair {
  readonly step: Step
  readonly host: Host
  /** Keys of the pairs that must be done first. */
  readonly after: readonly string[]
}

export const pairKey = (step: string, host: string): string => `${step}@${host}`

/**
 * All pairs of a cluster, each after those it needs; steps keep the order of the list they come in.
 *
 * What a pair needs is looked for on its own host, and else on the leader, where the steps that are
 * about the whole cluster run. So no host ever waits for a worker but that worker itself, unless its step says so
 * by `afterAll`.
 *
 * @throws RangeError when a step needs one that does not stand before it in the list: so there are no cycles
 */
export function pairs(steps: readonly Step[], cluster: Cluster): Pair[] {
  const first = leader(cluster)
  const hostsOf = new Map<string, readonly Host[]>()
  const result: Pair[] = []
  for (const step of steps) {
    const hosts = cluster.hosts.filter(host => step.targets(host, cluster))
    const hostsBefore = (id: string) => {
      const others = hostsOf.get(id)
      if (others) return others
      throw new RangeError(`${step.id} needs ${id}, which does not stand before it`)
    }
    const everywhere = (step.afterAll ?? []).flatMap(id =>
      hostsBefore(id).map(host => pairKey(id, host.name)),
    )
    for (const host of hosts) {
      const after = step.after.flatMap(id => {
        const others = hostsBefore(id)
        const where = [host, first].find(h => others.includes(h))
        return where ? [pairKey(id, where.name)] : []
      })
      result.push({ step, host, after: [...after, ...everywhere] })
    }
    hostsOf.set(step.id, hosts)
  }
  return result
}

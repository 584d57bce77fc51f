import type { Cluster } from './cluster.ts'
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
 * @throws RangeError when a step needs one that does not stand before it in the list: so there are no cycles
 */
export function pairs(steps: readonly Step[], cluster: Cluster): Pair[] {
  const hostsOf = new Map<string, readonly Host[]>()
  const result: Pair[] = []
  for (const step of steps) {
    const hosts = cluster.hosts.filter(host => step.targets(host, cluster))
    for (const host of hosts) {
      const after = step.after.flatMap(id => {
        const others = hostsOf.get(id)
        if (!others) throw new RangeError(`${step.id} needs ${id}, which does not stand before it`)
        const same = others.filter(h => h.name === host.name)
        return (same.length > 0 ? same : others).map(h => pairKey(id, h.name))
      })
      result.push({ step, host, after })
    }
    hostsOf.set(step.id, hosts)
  }
  return result
}

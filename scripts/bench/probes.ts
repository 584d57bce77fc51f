import { checks } from '../../src/checks/index.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import { askAll } from '../../src/core/fact.ts'
import { pairs } from '../../src/core/graph.ts'
import { questions } from '../../src/engine/knowledge.ts'
import { planQueries } from '../../src/engine/make-plan.ts'
import { busyQueries } from '../../src/engine/settle.ts'
import { steps } from '../../src/steps/index.ts'

/** By host, the very program that slipway asks it with: for contenders that do nothing but send it. */
export function probes(cluster: Cluster): Map<string, string> {
  const queries = [...planQueries(pairs(steps, cluster), checks, cluster), ...busyQueries(cluster)]
  return new Map(
    [...questions(queries)].map(([host, asked]) => [
      host.name,
      askAll(asked, 'slipway-bench').reveal(),
    ]),
  )
}

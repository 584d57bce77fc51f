import { pairKey } from '../core/graph.ts'
import type { PlannedPair } from '../core/plan.ts'

const isForeign = ({ problem }: PlannedPair) => problem?.code === 'FOREIGN_CLUSTER'

/** Leaves a host alone on which a step has found what is somebody else's: other steps would disturb it all the same. */
export function spare(pairs: readonly PlannedPair[]): PlannedPair[] {
  const found = new Map(
    pairs.filter(isForeign).map(({ step, host }) => [host, pairKey(step, host)] as const),
  )
  return pairs.map(pair => {
    const spared = found.get(pair.host)
    return spared === undefined || pair.problem ? pair : { ...pair, changes: [], spared }
  })
}

/** Hosts that a plan leaves alone. */
export const sparedHosts = (pairs: readonly PlannedPair[]): ReadonlySet<string> =>
  new Set(pairs.filter(isForeign).map(({ host }) => host))

interface Placed {
  readonly key: string
  readonly after: readonly string[]
  readonly planned: PlannedPair
}

/** What was found comes first and needs nothing, so that what it spares can wait for it, and be blocked. */
export function foundFirst<N extends Placed>(nodes: readonly N[]): N[] {
  const first = nodes.filter(({ planned }) => isForeign(planned))
  const rest = nodes.filter(({ planned }) => !isForeign(planned))
  return [
    ...first.map(node => ({ ...node, after: [] })),
    ...rest.map(node =>
      node.planned.spared === undefined ? node : { ...node, after: [node.planned.spared] },
    ),
  ]
}

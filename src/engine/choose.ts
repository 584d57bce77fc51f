import { type Pair, pairKey } from '../core/graph.ts'
import type { Plan, PlannedPair } from '../core/plan.ts'

/** A part of a run: some pairs, and those that they cannot do without. */
export interface Choice {
  readonly pairs: readonly Pair[]
  readonly plan: Plan
}

const keyOf = ({ step, host }: Pair) => pairKey(step.id, host.name)

/**
 * The pairs that are wanted, with what they need and is not yet as wanted: that is marked as `needed` in the plan.
 * What they need and already is as wanted is left out.
 */
export function choose(
  pairs: readonly Pair[],
  plan: Plan,
  wanted: (pair: Pair) => boolean,
): Choice {
  const byKey = new Map(pairs.map(pair => [keyOf(pair), pair]))
  const chosen = new Set(pairs.filter(wanted).map(keyOf))
  const below = new Set<string>()
  const descend = (key: string) => {
    for (const need of byKey.get(key)?.after ?? [])
      if (!below.has(need)) {
        below.add(need)
        descend(need)
      }
  }
  for (const key of chosen) descend(key)

  const open = new Set<string>()
  pairs.forEach((pair, i) => {
    const { changes, problem } = plan.pairs[i] as PlannedPair
    const toDo = changes.length > 0 || problem !== undefined
    if (below.has(keyOf(pair)) && (toDo || pair.after.some(need => open.has(need))))
      open.add(keyOf(pair))
  })

  const kept = pairs.filter(pair => chosen.has(keyOf(pair)) || open.has(keyOf(pair)))
  const keys = new Set(kept.map(keyOf))
  return {
    pairs: kept.map(pair => ({ ...pair, after: pair.after.filter(need => keys.has(need)) })),
    plan: {
      ...plan,
      pairs: plan.pairs.flatMap(planned => {
        const key = pairKey(planned.step, planned.host)
        if (!keys.has(key)) return []
        return [chosen.has(key) ? planned : { ...planned, needed: true }]
      }),
    },
  }
}

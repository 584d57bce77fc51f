import type { PairSummary } from '../core/event.ts'
import type { Plan } from '../core/plan.ts'

/** A step that was changed on several hosts, told as one pair: the longest time and all changes. */
export interface StepTally extends PairSummary {
  readonly hosts: number
}

/** Takes the pairs of a run as they end; answers with the whole step when its last one has. */
export type Tally = (pair: PairSummary) => StepTally | undefined

export function createTally(plan: Plan): Tally {
  const left = new Map<string, number>()
  for (const { step } of plan.pairs) left.set(step, (left.get(step) ?? 0) + 1)
  const changed = new Map<string, StepTally>()

  return pair => {
    const known = changed.get(pair.step)
    if (pair.result === 'changed')
      changed.set(pair.step, known ? merge(known, pair) : { ...pair, hosts: 1 })
    const rest = (left.get(pair.step) ?? 0) - 1
    left.set(pair.step, rest)
    return rest === 0 ? changed.get(pair.step) : undefined
  }
}

const merge = (known: StepTally, pair: PairSummary): StepTally => ({
  ...known,
  hosts: known.hosts + 1,
  took: Math.max(known.took, pair.took),
  changes: [...new Set([...known.changes, ...pair.changes])],
})

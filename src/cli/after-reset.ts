import type { Step } from '../core/step.ts'
import type { Ledger, PairHistory } from '../journal/ledger.ts'

/** Steps that kubeadm's work is done by, and those of `reset` that undo it. */
const MADE = ['control-plane', 'workers-joined']
const CLEARED = ['control-plane-cleared', 'worker-cleared']

/** The steps that a reset undoes on its host: kubeadm's own, and whatever needs them. */
function undone(steps: readonly Step[]): ReadonlySet<string> {
  const ids = new Set(MADE)
  for (const { id, after, afterAll = [] } of steps)
    if ([...after, ...afterAll].some(needed => ids.has(needed))) ids.add(id)
  return ids
}

const isDone = ({ outcome }: PairHistory) => outcome === 'changed' || outcome === 'unchanged'

/** The same history, in which what was done before its host was reset counts as not done: it has not drifted. */
export function afterReset({ pairs, runs }: Ledger, steps: readonly Step[]): Ledger {
  const lost = undone(steps)
  const resets = new Map(
    [...pairs.values()]
      .filter(({ step, outcome }) => CLEARED.includes(step) && outcome === 'changed')
      .map(({ host, at }) => [host, at] as const),
  )
  const standing = (pair: PairHistory): PairHistory =>
    lost.has(pair.step) && isDone(pair) && pair.at < (resets.get(pair.host) ?? 0)
      ? { ...pair, outcome: 'not run', took: 0, changes: [] }
      : pair
  return { runs, pairs: new Map([...pairs].map(([key, pair]) => [key, standing(pair)])) }
}

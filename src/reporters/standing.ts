import type { PlannedPair } from '../core/plan.ts'
import type { PairHistory } from '../journal/ledger.ts'

/**
 * How a pair stands, from what the host says now and what history says. The host is right where both speak.
 * `drifted`: it was done and is not any more; `mended`: its last attempt did not succeed and yet it is done now.
 */
export type Standing =
  | 'done'
  | 'mended'
  | 'drifted'
  | 'failed'
  | 'blocked'
  | 'cut off'
  | 'at work'
  | 'to do'
  | 'unknown'
  | 'unreachable'

/** `truth` is left out where no host was asked. */
export function standing(
  history: PairHistory | undefined,
  truth?: { readonly pair: PlannedPair | undefined; readonly reachable: boolean },
): Exclude<Standing, 'at work'> {
  const told = history?.outcome ?? 'not run'
  const wasDone = told === 'changed' || told === 'unchanged'
  const undone = told === 'not run' || wasDone ? undefined : told
  if (!truth) return undone ?? (wasDone ? 'done' : 'to do')
  if (!truth.reachable) return 'unreachable'
  if (!truth.pair || truth.pair.problem || truth.pair.spared) return 'unknown'
  if (truth.pair.changes.length === 0) return undone ? 'mended' : 'done'
  return undone ?? (wasDone ? 'drifted' : 'to do')
}

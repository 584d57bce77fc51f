import type { PairSummary } from '../core/event.ts'
import type { Problem } from '../core/problem.ts'
import type { Say } from '../texts/say.ts'
import { formatDuration } from './duration.ts'
import { printable } from './printable.ts'
import type { Style } from './style.ts'

export const changesText = ({ changes }: Pick<PairSummary, 'changes'>, say: Say): string =>
  changes.map(change => printable(say(change))).join(say`; `)

/** What came of a pair, in one phrase: `changed: install kubelet 1.20.2; enable kubelet`. */
export function resultText(pair: PairSummary, say: Say): string {
  const why = {
    unchanged: '',
    changed: changesText(pair, say),
    failed: printable(say(pair.problem?.message ?? '')),
    blocked: blockers(pair.blockedBy ?? [], pair.host, say),
  }[pair.result]
  return why ? `${say(pair.result)}${say`: `}${why}` : say(pair.result)
}

/** What a pair waited for in vain; steps of its own host by their names alone. */
export function blockers(keys: readonly string[], host: string, say: Say): string {
  if (keys.length === 0) return say`the run was stopped`
  const names = keys.map(key => (key.endsWith(`@${host}`) ? key.slice(0, -host.length - 1) : key))
  const [first = '', ...rest] = names
  return rest.length > 0 ? say`needs ${first} and ${rest.length} more` : say`needs ${first}`
}

/** The mark of a result, coloured. */
export function mark(result: PairSummary['result'], { symbols, paint }: Style): string {
  switch (result) {
    case 'unchanged':
      return paint('faint', symbols.done)
    case 'changed':
      return paint('good', symbols.done)
    case 'failed':
      return paint('bad', symbols.failed)
    case 'blocked':
      return paint('warn', symbols.blocked)
  }
}

/** Why a step is tried again, and when. */
export const retryText = (
  { wait, problem }: { wait: number; problem: Problem },
  say: Say,
): string => say`again in ${formatDuration(wait)}: ${printable(say(problem.message))}`

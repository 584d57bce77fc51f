import type { RunSummary } from '../core/event.ts'
import type { Say } from '../texts/say.ts'

/** What is true after a run without failures: of a part, no more than was asked for. */
export function doneText(
  { cluster, command, part }: Pick<RunSummary, 'cluster' | 'command' | 'part'>,
  say: Say,
): string {
  if (command === 'reset')
    return part ? say`${cluster} is reset, as far as was asked` : say`${cluster} is reset`
  return part ? say`${cluster} is as wanted, as far as was asked` : say`${cluster} is as wanted`
}

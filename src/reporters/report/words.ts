import type { RunOutcome } from '../../journal/ledger.ts'
import type { Say } from '../../texts/say.ts'
import { hostNames } from '../host-names.ts'
import { printable } from '../printable.ts'
import { doneText } from '../verdict.ts'
import type { Counts, Ending } from './passage.ts'
import type { RunView } from './run-view.ts'

/** The order in which results are told: what needs a reader first. */
export const ENDINGS: readonly Ending[] = [
  ...(['failed', 'cut off', 'blocked', 'not begun', 'changed', 'unchanged'] as const),
]

/** `1 failed, 17 changed`; nothing is said of what there is none of. */
export const countsText = (counts: Counts, say: Say): string =>
  ENDINGS.filter(ending => counts[ending] > 0)
    .map(ending => say.fill(`{0} ${ending}`, [counts[ending]]))
    .join(say`, `)

/** A result as the name of a class in the page. */
export const classOf = (ending: Ending): string => ending.replace(' ', '-')

/** Names of hosts in one phrase, as they may be shown. */
export const hostsText = (hosts: readonly string[]): string => printable(hostNames(hosts))

const VERDICTS: Readonly<Record<RunOutcome | 'at work', (view: RunView, say: Say) => string>> = {
  done: doneText,
  failed: ({ cluster }, say) => say`${cluster} is not done`,
  interrupted: ({ cluster }, say) => say`${cluster}: the run was stopped before its end`,
  looked: ({ cluster }, say) => say`${cluster}: nothing was touched`,
  'cut off': ({ cluster }, say) => say`${cluster}: the run was cut off`,
  'at work': ({ cluster }, say) => say`${cluster}: the run is at work`,
}

export const verdict = (view: RunView, say: Say): string =>
  printable(VERDICTS[view.outcome](view, say))

const DAY = {
  ...({ day: 'numeric', month: 'long', year: 'numeric' } as const),
  ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' } as const),
}

/** `21 November 2026 at 13:16:21 UTC`. */
export const dayText = (at: number, { tag }: Say): string =>
  `${new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, DAY).format(at)} UTC`

import { pairKey } from '../../core/graph.ts'
import { Problem } from '../../core/problem.ts'
import { readJournal } from '../../journal/file.ts'
import { type Ledger, ledger, ofSteps, type PairOutcome } from '../../journal/ledger.ts'
import { steps } from '../../steps/index.ts'
import { type AdoptOptions, adopting } from '../adopt.ts'
import type { ApprovedOptions } from '../approved-run.ts'
import type { Io } from '../io.ts'
import { wantsJson } from '../options.ts'
import { printer } from '../printer.ts'
import { load } from '../session.ts'
import { bringUp } from './up.ts'

const OPEN: ReadonlySet<PairOutcome> = new Set(['failed', 'cut off', 'blocked'])

/** The pairs whose last attempt failed, was cut off, or waited for one that did. */
export const unfinished = ({ pairs }: Ledger): ReadonlySet<string> =>
  new Set([...pairs.values()].filter(p => OPEN.has(p.outcome)).map(p => pairKey(p.step, p.host)))

export async function retry(options: ApprovedOptions & AdoptOptions, io: Io): Promise<number> {
  const cluster = adopting(await load(options), options)
  const { events } = await readJournal(cluster)
  const history = ledger(events)
  if (history.runs.length === 0)
    throw new Problem(
      'CONFIG_INVALID',
      'there is nothing to retry: no run was made from this folder',
      {
        hint: 'slipway up makes one',
      },
    )
  const ids = steps.map(step => step.id)
  const open = unfinished(ofSteps(history, ids))
  if (open.size === 0) {
    const { print, style } = printer(options, io)
    print([
      wantsJson(options)
        ? JSON.stringify({ pairs: [] })
        : style.say`Nothing to retry: no step failed or was cut off. slipway plan asks the hosts themselves.`,
    ])
    return 0
  }
  return bringUp('retry', options, io, ({ step, host }) => open.has(pairKey(step.id, host.name)))
}

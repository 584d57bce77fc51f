import type { Pair } from '../../core/graph.ts'
import { steps } from '../../steps/index.ts'
import { type AdoptOptions, adopting, withAdopted } from '../adopt.ts'
import { type ApprovedOptions, runApproved } from '../approved-run.ts'
import { type ChoiceOptions, choice } from '../choice.ts'
import type { Io } from '../io.ts'
import { load } from '../session.ts'

export const bringUp = (
  command: 'up' | 'retry',
  options: ApprovedOptions & AdoptOptions,
  io: Io,
  choose: ((pair: Pair) => boolean) | undefined,
): Promise<number> =>
  runApproved(
    {
      command,
      instead: 'slipway plan shows what would be done',
      question: 'Make these changes?',
      prepare: session => withAdopted({ ...session, choose }, options),
    },
    options,
    io,
  )

export type UpOptions = ApprovedOptions & ChoiceOptions & AdoptOptions

export async function up(options: UpOptions, io: Io): Promise<number> {
  if (options.adopt) adopting(await load(options), options)
  const chosen = options.host ?? options.step ?? options.from
  const choose = chosen === undefined ? undefined : choice(options, await load(options), steps)
  return bringUp('up', options, io, choose)
}

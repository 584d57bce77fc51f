import type { Pair } from '../../core/graph.ts'
import { steps } from '../../steps/index.ts'
import { type ApprovedOptions, runApproved } from '../approved-run.ts'
import { type ChoiceOptions, choice } from '../choice.ts'
import type { Io } from '../io.ts'
import { load } from '../session.ts'

export const bringUp = (
  command: 'up' | 'retry',
  options: ApprovedOptions,
  io: Io,
  choose: ((pair: Pair) => boolean) | undefined,
): Promise<number> =>
  runApproved(
    {
      command,
      instead: 'slipway plan shows what would be done',
      question: 'Make these changes?',
      prepare: session => ({ ...session, choose }),
    },
    options,
    io,
  )

export async function up(options: ApprovedOptions & ChoiceOptions, io: Io): Promise<number> {
  const chosen = options.host ?? options.step ?? options.from
  const choose = chosen === undefined ? undefined : choice(options, await load(options), steps)
  return bringUp('up', options, io, choose)
}

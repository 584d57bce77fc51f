import type { Pair } from '../../core/graph.ts'
import { Problem } from '../../core/problem.ts'
import { up as run } from '../../engine/up.ts'
import { steps } from '../../steps/index.ts'
import { type ChoiceOptions, choice } from '../choice.ts'
import { EXIT_CODES, exitCodeOf } from '../exit-codes.ts'
import { type Io, isInteractive } from '../io.ts'
import type { Common } from '../options.ts'
import { load, open } from '../session.ts'

type UpOptions = Common & { readonly yes?: boolean }

/** Once: finish what is at work. Twice: let go; what is at work on the hosts ends there by itself. */
function onInterrupt(io: Io): { readonly signal: AbortSignal; forget(): void } {
  const stop = new AbortController()
  const heed = () => {
    if (stop.signal.aborted) process.exit(EXIT_CODES.INTERRUPTED)
    stop.abort()
    io.stderr.write('\nfinishing what is at work; once more lets go of it, and it ends by itself\n')
  }
  process.on('SIGINT', heed).on('SIGTERM', heed)
  return {
    signal: stop.signal,
    forget: () => void process.off('SIGINT', heed).off('SIGTERM', heed),
  }
}

export async function bringUp(
  command: 'up' | 'retry',
  options: UpOptions,
  io: Io,
  choose: ((pair: Pair) => boolean) | undefined,
): Promise<number> {
  if (!options.yes && !isInteractive(io))
    throw new Problem('DECLINED', 'nothing was touched: there is no terminal to ask for approval', {
      hint: `slipway plan shows what would be done; slipway ${command} --yes does it without asking`,
    })
  const { signal, forget } = onInterrupt(io)
  try {
    const { session, close } = await open({
      command,
      common: options,
      io,
      journalled: true,
      signal,
    })
    try {
      const approve = async () => {
        const { ask } = await import('../prompts.ts')
        return ask('Make these changes?', io)
      }
      return exitCodeOf(
        await run({ ...session, choose }, options.yes ? { command } : { command, approve }),
      )
    } finally {
      await close()
    }
  } finally {
    forget()
  }
}

export async function up(options: UpOptions & ChoiceOptions, io: Io): Promise<number> {
  const chosen = options.host ?? options.step ?? options.from
  const choose = chosen === undefined ? undefined : choice(options, await load(options), steps)
  return bringUp('up', options, io, choose)
}

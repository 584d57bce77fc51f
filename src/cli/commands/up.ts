import { Problem } from '../../core/problem.ts'
import { up as bringUp } from '../../engine/up.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { type Io, isInteractive } from '../io.ts'
import type { Common } from '../options.ts'
import { open } from '../session.ts'

export async function up(options: Common & { readonly yes?: boolean }, io: Io): Promise<number> {
  if (!options.yes && !isInteractive(io))
    throw new Problem('DECLINED', 'nothing was touched: there is no terminal to ask for approval', {
      hint: 'slipway plan shows what would be done; slipway up --yes does it without asking',
    })
  const stop = new AbortController()
  const onSignal = () => stop.abort()
  const { session, close } = await open({
    command: 'up',
    common: options,
    io,
    journalled: true,
    signal: stop.signal,
  })
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  try {
    const approve = async () => {
      const { ask } = await import('../prompts.ts')
      return ask('Make these changes?', io)
    }
    return exitCodeOf(await bringUp(session, options.yes ? {} : { approve }))
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
    await close()
  }
}

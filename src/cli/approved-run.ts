import { Problem } from '../core/problem.ts'
import type { Session } from '../engine/session.ts'
import { up as run } from '../engine/up.ts'
import { EXIT_CODES, exitCodeOf } from './exit-codes.ts'
import { type Io, isInteractive, sayTo } from './io.ts'
import type { Common } from './options.ts'
import { open } from './session.ts'

export type ApprovedOptions = Common & {
  readonly yes?: boolean
  readonly breakLock?: boolean
  readonly bell?: boolean
}

export interface Errand {
  readonly command: string
  /** What shows the plan without doing it. */
  readonly instead: string
  /** Asked with the plan above it. */
  readonly question: string
  /** What is to be done, other than everything. */
  prepare(session: Session): Session
}

/** Once: finish what is at work. Twice: let go; what is at work on the hosts ends there by itself. */
function onInterrupt(io: Io): { readonly signal: AbortSignal; forget(): void } {
  const stop = new AbortController()
  const heed = () => {
    if (stop.signal.aborted) process.exit(EXIT_CODES.INTERRUPTED)
    stop.abort()
    const told = 'finishing what is at work; once more lets go of it, and it ends by itself'
    io.stderr.write(`\n${sayTo(io)(told)}\n`)
  }
  process.on('SIGINT', heed).on('SIGTERM', heed)
  return {
    signal: stop.signal,
    forget: () => void process.off('SIGINT', heed).off('SIGTERM', heed),
  }
}

/** A run that changes hosts: shows its plan, asks unless it is told not to, is remembered, and can be stopped. */
export async function runApproved(
  { command, instead, question, prepare }: Errand,
  options: ApprovedOptions,
  io: Io,
): Promise<number> {
  if (!options.yes && !isInteractive(io))
    throw new Problem('DECLINED', 'nothing was touched: there is no terminal to ask for approval', {
      hint: `${instead}; slipway ${command} --yes does it without asking`,
    })
  const { signal, forget } = onInterrupt(io)
  // What a terminal makes of it is its own: a sound, a flash, a notification of the desktop.
  const ring = () => {
    if (options.bell && io.stdout.isTTY) io.stdout.write('\x07')
  }
  try {
    const { session, close } = await open({
      command,
      common: options,
      io,
      journalled: true,
      breakLock: options.breakLock,
      signal,
    })
    try {
      const approve = async () => {
        ring()
        const { ask } = await import('./prompts.ts')
        return (await ask(question, io)) === true
      }
      return exitCodeOf(
        await run(prepare(session), options.yes ? { command } : { command, approve }),
      )
    } finally {
      await close()
    }
  } finally {
    ring()
    forget()
  }
}

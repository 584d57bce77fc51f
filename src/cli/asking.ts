import { Secret } from '../core/secret.ts'
import type { Ask } from '../transport/ask.ts'
import { type Io, isInteractive, sayTo } from './io.ts'

/**
 * Asks at the terminal, on the error stream so that what is printed may go elsewhere. Nothing where there is no terminal.
 * `hold` has whatever else writes there stop until its result is called. After Ctrl-C at one question no other is asked.
 */
export function asking(io: Io, hold: () => () => void = () => () => {}): Ask | undefined {
  const { stdin, stderr, env, say } = io
  const at: Io = { stdin, stdout: stderr, stderr, env, say }
  if (!isInteractive(at)) return undefined
  let isOver = false
  const held = async <T>(question: () => Promise<T | undefined>): Promise<T | undefined> => {
    if (isOver) return undefined
    const goOn = hold()
    try {
      const answer = await question()
      if (answer === undefined) {
        isOver = true
        interrupt()
      }
      return answer
    } finally {
      goOn()
    }
  }
  return {
    secret: (question, echo) =>
      held(async () => {
        const { askFor } = await import('./prompts.ts')
        const answer = await askFor(question, at, echo)
        return answer === undefined ? undefined : new Secret(answer)
      }),
    confirm: async (question, lines) =>
      (await held(async () => {
        const { ask } = await import('./prompts.ts')
        stderr.write(`${lines.map(line => sayTo(io)(line)).join('\n')}\n`)
        return ask(question, at)
      })) === true,
  }
}

/** What a terminal does by itself at any other time: while it asks, a question reads every key. */
const interrupt = () => void process.kill(process.pid, 'SIGINT')

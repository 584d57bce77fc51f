import { Secret } from '../core/secret.ts'
import type { Ask } from '../transport/ask.ts'
import { type Io, isInteractive, sayTo } from './io.ts'

/**
 * Asks at the terminal, on the error stream so that what is printed may go elsewhere. Nothing where there is no terminal.
 * `hold` has whatever else writes there stop until its result is called.
 */
export function asking(io: Io, hold: () => () => void = () => () => {}): Ask | undefined {
  const { stdin, stderr, env, say } = io
  const at: Io = { stdin, stdout: stderr, stderr, env, say }
  if (!isInteractive(at)) return undefined
  const held = async <T>(question: () => Promise<T>): Promise<T> => {
    const goOn = hold()
    try {
      return await question()
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
    confirm: (question, lines) =>
      held(async () => {
        const { ask } = await import('./prompts.ts')
        stderr.write(`${lines.map(line => sayTo(io)(line)).join('\n')}\n`)
        return ask(question, at)
      }),
  }
}

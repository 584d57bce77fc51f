import type { Command } from '../core/command.ts'
import { Problem } from '../core/problem.ts'
import type { Wrap } from './wrapped.ts'

/**
 * Lets only questions through. Whether a command is one is for `isQuestion` to say: nothing here looks into
 * a program, so a question that changes something is not caught.
 */
export const readOnly =
  (isQuestion: (command: Command) => boolean): Wrap =>
  (transport, host) => {
    const refuse = async (what: string): Promise<never> => {
      throw new Problem('DECLINED', `not done, since nothing may be changed: ${what}`, {
        host: host.name,
        hint: 'to change the host, run slipway up',
      })
    }
    return {
      run: (command, options) =>
        isQuestion(command) ? transport.run(command, options) : refuse(command.shown),
      write: file => refuse(`write ${file.path}`),
      close: () => transport.close(),
    }
  }

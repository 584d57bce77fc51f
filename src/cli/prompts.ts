import { checkbox, confirm, input, password, select } from '@inquirer/prompts'
import { Problem } from '../core/problem.ts'
import type { Io } from './io.ts'

/** Asks a yes-or-no question, no being the default. Ctrl-C counts as no. */
export async function ask(question: string, io: Io): Promise<boolean> {
  try {
    return await confirm({ message: question, default: false }, streams(io))
  } catch {
    return false
  }
}

/** An answer in one line, not to be seen unless `echo`. Nothing on Ctrl-C. */
export async function askFor(question: string, io: Io, echo = false): Promise<string | undefined> {
  try {
    return await (echo ? input : password)({ message: question }, streams(io))
  } catch {
    return undefined
  }
}

export interface Choice<T> {
  readonly value: T
  readonly name: string
  /** Shown below the list while it is pointed at. */
  readonly description?: string
}

/** Questions to a person at a terminal. Each rejects with a Problem DECLINED on Ctrl-C. */
export interface Prompts {
  confirm(question: string): Promise<boolean>
  /** `flaw` says what is wrong with an answer; it is asked again then. */
  text(
    question: string,
    options?: { readonly usual?: string; flaw?(answer: string): string | undefined },
  ): Promise<string>
  choose<T>(question: string, choices: readonly Choice<T>[], usual?: T): Promise<T>
  /** Any number of them; all are ticked in the beginning. */
  pick<T>(question: string, choices: readonly Choice<T>[]): Promise<T[]>
}

const streams = ({ stdin, stdout }: Io) => ({
  input: stdin as NodeJS.ReadStream,
  output: stdout as NodeJS.WriteStream,
})

export function prompts(io: Io): Prompts {
  const at = streams(io)
  return {
    confirm: message => orDeclined(confirm({ message, default: true }, at)),
    text: (message, { usual, flaw } = {}) =>
      orDeclined(
        input(
          {
            message,
            ...(usual !== undefined && { default: usual }),
            validate: answer => flaw?.(answer) ?? true,
          },
          at,
        ),
      ),
    choose: (message, choices, usual) =>
      orDeclined(
        select(
          { message, choices, loop: false, ...(usual !== undefined && { default: usual }) },
          at,
        ),
      ),
    pick: (message, choices) =>
      orDeclined(
        checkbox(
          { message, choices: choices.map(choice => ({ ...choice, checked: true })), loop: false },
          at,
        ),
      ),
  }
}

const orDeclined = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch(cause => {
    throw new Problem('DECLINED', 'stopped before anything was written', { cause })
  })

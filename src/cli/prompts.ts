import { checkbox, confirm, input, password, select } from '@inquirer/prompts'
import { Problem } from '../core/problem.ts'
import { type Io, sayTo } from './io.ts'

/** Asks a yes-or-no question, no being the default. Nothing on Ctrl-C. */
export async function ask(question: string, io: Io): Promise<boolean | undefined> {
  try {
    return await confirm({ message: sayTo(io)(question), default: false }, streams(io))
  } catch {
    return undefined
  }
}

/** An answer in one line, not to be seen unless `echo`. Nothing on Ctrl-C. */
export async function askFor(question: string, io: Io, echo = false): Promise<string | undefined> {
  const say = sayTo(io)
  try {
    const message = say(question)
    if (echo) return await input({ message }, streams(io))
    const theme = { style: { maskedText: say('[input is masked]') } }
    return await password({ message, toggleMask: false, theme }, streams(io))
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

/** Questions to a person at a terminal. Each rejects with a Problem INTERRUPTED on Ctrl-C. */
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
  const say = sayTo(io)
  const keysHelpTip = (keys: [key: string, action: string][]) =>
    keys.map(([key, action]) => `${key} ${say(action)}`).join(' • ')
  const theme = io.say && { theme: { style: { keysHelpTip } } }
  const named = <T>(choices: readonly Choice<T>[]) =>
    choices.map(choice => ({ ...choice, name: say(choice.name) }))
  return {
    confirm: question => orInterrupted(confirm({ message: say(question), default: true }, at)),
    text: (question, { usual, flaw } = {}) =>
      orInterrupted(
        input(
          {
            message: say(question),
            ...(usual !== undefined && { default: usual }),
            validate: answer => {
              const wrong = flaw?.(answer)
              return wrong === undefined || say(wrong)
            },
          },
          at,
        ),
      ),
    choose: (question, choices, usual) =>
      orInterrupted(
        select(
          {
            message: say(question),
            choices: named(choices),
            loop: false,
            ...theme,
            ...(usual !== undefined && { default: usual }),
          },
          at,
        ),
      ),
    pick: (question, choices) =>
      orInterrupted(
        checkbox(
          {
            message: say(question),
            choices: named(choices).map(choice => ({ ...choice, checked: true })),
            loop: false,
            ...theme,
          },
          at,
        ),
      ),
  }
}

const orInterrupted = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch(cause => {
    throw new Problem('INTERRUPTED', 'stopped before anything was written', { cause })
  })

import type { Call, Steps } from '../../shell/system.ts'
import type { Machine } from '../machine.ts'

/** A program on a machine. */
export type MachineProgram = (m: Machine, call: Call) => number | Steps<number>

/** Ends the simulation: slipway does something that no program here was written for. */
export function unknown({ args }: Pick<Call, 'args'>): never {
  throw new Error(`the simulation does not know: ${args.join(' ')}`)
}

/** One boundary. */
export function* tick(ms: number, what: string): Steps<void> {
  yield { ms, what }
}

interface Given {
  /** Values by the name of the option, dashes taken off; `''` for one that takes none. */
  readonly options: ReadonlyMap<string, string>
  readonly words: readonly string[]
}

/** Takes a call apart. `valued` names the options that take the next word for their value. */
export function given(args: readonly string[], valued: readonly string[] = []): Given {
  const options = new Map<string, string>()
  const words: string[] = []
  for (let i = 1; i < args.length; i++) {
    const arg = args[i] as string
    if (arg === '--') {
      words.push(...args.slice(i + 1))
      break
    }
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg)
      continue
    }
    const [, name = '', value] = arg.match(/^--?([^=]+)(?:=([\s\S]*))?$/) ?? []
    if (value !== undefined) options.set(name, value)
    else if (valued.includes(name)) options.set(name, args[++i] ?? '')
    else options.set(name, '')
  }
  return { options, words }
}

/** Whether a flag is among them, alone or in a bundle such as `-rf`. */
export const flag = ({ options }: Pick<Given, 'options'>, letter: string) =>
  [...options.keys()].some(name => !name.includes('-') && name.length < 5 && name.includes(letter))

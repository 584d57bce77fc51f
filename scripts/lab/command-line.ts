import { type Command, InvalidArgumentError } from 'commander'
import { explain } from './machines/explain.ts'
import { say } from './machines/progress.ts'
import { Refusal } from './machines/refusal.ts'

export const parseNumber = (least: number, most: number) => (value: string) => {
  const number = Number(value)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new InvalidArgumentError(`a whole number from ${least} to ${most}.`)
}

/** Does what was typed, and says what went wrong. */
export async function obey(program: Command): Promise<void> {
  try {
    await program.parseAsync()
  } catch (error) {
    say(explain(error))
    process.exitCode = error instanceof Refusal ? error.exitCode : 1
  }
}

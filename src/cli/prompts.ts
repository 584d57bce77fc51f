import { confirm } from '@inquirer/prompts'
import type { Io } from './io.ts'

/** Asks a yes-or-no question, no being the default. Ctrl-C counts as no. */
export async function ask(question: string, io: Io): Promise<boolean> {
  try {
    return await confirm(
      { message: question, default: false },
      { input: io.stdin as NodeJS.ReadStream, output: io.stdout as NodeJS.WriteStream },
    )
  } catch {
    return false
  }
}

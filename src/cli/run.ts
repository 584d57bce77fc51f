import { toProblem } from '../core/problem.ts'
import { problemLines } from '../reporters/problem-text.ts'
import { EXIT_CODES, USAGE } from './exit-codes.ts'
import type { Io } from './io.ts'
import { printer } from './printer.ts'
import { createProgram, isAboutWords } from './program.ts'

/** The whole command: words in, exit code out. Never rejects. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  let code = 0
  const program = createProgram(io, c => {
    code = c
  })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (isAboutWords(error)) return error.exitCode === 0 ? 0 : USAGE
    const problem = toProblem(error)
    if (words.includes('--json'))
      io.stdout.write(`${JSON.stringify({ type: 'problem', problem })}\n`)
    else {
      const { style } = printer({}, { ...io, stdout: io.stderr })
      io.stderr.write(`${problemLines(problem.toJSON(), style).join('\n')}\n`)
    }
    return EXIT_CODES[problem.code]
  }
}

import { toProblem } from '../core/problem.ts'
import { EXIT_CODES } from './exit-codes.ts'
import type { Io } from './io.ts'
import { execute } from './program.ts'

/** Whether whoever called reads JSON: then what went wrong is the last line of it. */
const isJson = (words: readonly string[]) =>
  words.includes('--json') ||
  words.includes('--reporter=json') ||
  words[words.indexOf('--reporter') + 1] === 'json'

/** The whole command: words in, exit code out. Never rejects. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  try {
    return await execute(words, io)
  } catch (error) {
    const problem = toProblem(error)
    if (isJson(words)) io.stdout.write(`${JSON.stringify({ type: 'problem', problem })}\n`)
    else {
      const { problemLines } = await import('../reporters/problem-text.ts')
      const { printer } = await import('./printer.ts')
      const { style } = printer(
        { color: !words.includes('--no-color') },
        { ...io, stdout: io.stderr },
      )
      io.stderr.write(`${problemLines(problem.toJSON(), style).join('\n')}\n`)
    }
    return EXIT_CODES[problem.code]
  }
}

import { toProblem } from '../core/problem.ts'
import { speak } from '../texts/index.ts'
import { languageOf } from '../texts/language.ts'
import { EXIT_CODES } from './exit-codes.ts'
import type { Io } from './io.ts'
import { execute } from './program.ts'

/** Whether whoever called reads JSON: then what went wrong is the last line of it. */
const isJson = (words: readonly string[]) =>
  words.includes('--json') ||
  words.includes('--reporter=json') ||
  words[words.indexOf('--reporter') + 1] === 'json'

/** With the language that the environment asks for. For English nothing is loaded. */
async function spokenTo(io: Io): Promise<Io> {
  const language = languageOf(io.env)
  if (language === 'en') return io
  const { stdin, stdout, stderr, env } = io
  return { stdin, stdout, stderr, env, say: await speak(language) }
}

/** The whole command: words in, exit code out. Never rejects. */
export async function run(words: readonly string[], process: Io): Promise<number> {
  const io = await spokenTo(process)
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

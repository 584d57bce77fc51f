import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { env } from 'node:process'
import { Problem } from '../../core/problem.ts'
import { quote } from '../../core/quote.ts'

/** ms for one answer: `Match exec` may run a program. */
const LIMIT = 20_000

/** There is no client of OpenSSH on this machine. */
export class NoClient extends Error {
  override readonly name = 'NoClient'
}

/** Asks `ssh -G` with these arguments; equal ones once. `shown` stands for them where a person is to see the same. */
export type AskSsh = (args: readonly string[], shown?: readonly string[]) => Promise<string>

/**
 * Not more at a time than twice the processors: each is a process of some ten milliseconds. Programs of `Match exec`
 * get the same environment.
 */
export function sshClient(
  program = 'ssh',
  atOnce = 2 * availableParallelism(),
  environment: NodeJS.ProcessEnv = env,
): AskSsh {
  const known = new Map<string, Promise<string>>()
  const waiting: (() => void)[] = []
  let free = atOnce
  const ask = async (args: readonly string[], shown: readonly string[]) => {
    if (free === 0) await new Promise<void>(resolve => waiting.push(resolve))
    else free--
    try {
      return await run(program, args, shown, environment)
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
  return (args, shown = args) => {
    const key = args.join('\0')
    const answer = known.get(key) ?? ask(args, shown)
    known.set(key, answer)
    return answer
  }
}

function run(
  program: string,
  args: readonly string[],
  shown: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      ['-G', ...args],
      { timeout: LIMIT, env: environment },
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout)
        if (error.code === 'ENOENT') return reject(new NoClient(`there is no ${program} here`))
        const command = [program, '-G', ...shown].map(quote).join(' ')
        reject(
          new Problem('CONFIG_INVALID', "OpenSSH's client refuses its configuration", {
            hint: `see for yourself: ${command}`,
            evidence: error.killed
              ? [`no answer within ${LIMIT / 1000} s; a program of Match exec may hang`]
              : stderr.split('\n').filter(line => line.trim() !== ''),
            cause: error,
          }),
        )
      },
    )
    child.stdin?.end()
  })
}

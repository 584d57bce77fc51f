import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { Problem } from '../../core/problem.ts'
import { quote } from '../../core/quote.ts'

/** ms for one answer: `Match exec` may run a program. */
const LIMIT = 20_000

/** There is no client of OpenSSH on this machine. */
export class NoClient extends Error {
  override readonly name = 'NoClient'
}

/** Asks `ssh -G` with these arguments; equal ones once. */
export type AskSsh = (args: readonly string[]) => Promise<string>

/** Not more at a time than twice the processors: each is a process of some ten milliseconds. */
export function sshClient(program = 'ssh', atOnce = 2 * availableParallelism()): AskSsh {
  const known = new Map<string, Promise<string>>()
  const waiting: (() => void)[] = []
  let free = atOnce
  const ask = async (args: readonly string[]) => {
    if (free === 0) await new Promise<void>(resolve => waiting.push(resolve))
    else free--
    try {
      return await run(program, ['-G', ...args])
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free++
    }
  }
  return args => {
    const key = args.join('\0')
    const answer = known.get(key) ?? ask(args)
    known.set(key, answer)
    return answer
  }
}

function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: LIMIT }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout)
      if (error.code === 'ENOENT') return reject(new NoClient(`there is no ${program} here`))
      const command = [program, ...args].map(quote).join(' ')
      reject(
        new Problem('CONFIG_INVALID', "OpenSSH's client refuses its configuration", {
          hint: `see for yourself: ${command}`,
          evidence: error.killed
            ? [`no answer within ${LIMIT / 1000} s; a program of Match exec may hang`]
            : stderr.split('\n').filter(line => line.trim() !== ''),
          cause: error,
        }),
      )
    })
    child.stdin?.end()
  })
}

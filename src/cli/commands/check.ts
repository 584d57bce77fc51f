import { preflight } from '../../checks/preflight.ts'
import { inspect } from '../../engine/preflight.ts'
import { checkLines } from '../../reporters/check-text.ts'
import { EXIT_CODES } from '../exit-codes.ts'
import { type Io, sayTo } from '../io.ts'
import { type Common, wantsJson } from '../options.ts'
import { printer } from '../printer.ts'
import { open } from '../session.ts'

/** For those who would wonder at the silence. */
function waiting(hosts: number, io: Io): string {
  const say = sayTo(io)
  return hosts === 1
    ? say`Looking at the host.`
    : say`Looking at ${hosts} hosts; they also try each other's ports, for some seconds.`
}

/** Whether the machines are fit: all checks, of which `plan` and `up` make only those that are quick. */
export async function check(options: Common, io: Io): Promise<number> {
  const { session, close } = await open({ command: 'check', common: options, io, quiet: true })
  if (io.stderr.isTTY && !wantsJson(options))
    io.stderr.write(`${waiting(session.cluster.hosts.length, io)}\n`)
  try {
    const { findings, unreachable } = await inspect(session, preflight)
    const { style, print } = printer(options, io)
    const checks = preflight.flat().map(({ id, title }) => ({ id, title }))
    if (wantsJson(options)) {
      const lost = [...unreachable.values()].map(problem => problem.toJSON())
      print([JSON.stringify({ checks, findings, unreachable: lost })])
    } else {
      const hosts = session.cluster.hosts.map(({ name }) => name)
      print(
        checkLines({ checks, hosts, findings, unreachable }, style, {
          all: options.verbose === true,
        }),
      )
    }
    const [lost] = unreachable.values()
    if (lost) return EXIT_CODES[lost.code]
    return findings.some(f => f.level === 'error') ? EXIT_CODES.CHECK_FAILED : 0
  } finally {
    await close()
  }
}

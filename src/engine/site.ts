import type { Command, Output } from '../core/command.ts'
import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import type { Site } from '../core/step.ts'
import type { Fleet } from './fleet.ts'
import { known, survey } from './knowledge.ts'
import { FAILED } from './program.ts'

const LAST_LINES = 12

/** Why a program failed, as far as it said so itself. */
export function commandFailed(command: Command, output: Output, host: Host): Problem {
  const said = `${output.stdout}\n${output.stderr}`.split('\n').filter(line => line.trim())
  const named = said.findLast(line => line.startsWith(FAILED))?.slice(FAILED.length + 1)
  const what = named ?? command.shown.split('\n')[0]
  return new Problem('COMMAND_FAILED', `exit code ${output.code}: ${what}`, {
    host: host.name,
    evidence: said.filter(line => !line.startsWith(FAILED)).slice(-LAST_LINES),
  })
}

/** The hosts as a step sees them while it acts. */
export const openSite = (fleet: Fleet, onLine: (line: string) => void): Site => ({
  async run(host, command) {
    const output = await fleet.on(host).run(command, { onLine })
    if (output.code !== 0) throw commandFailed(command, output, host)
    return output
  },
  async ask(host, facts) {
    return known(facts, host, await survey(fleet, [{ host, facts }]))
  },
})

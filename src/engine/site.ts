import { explain } from '../causes/explain.ts'
import type { Controller } from '../core/claim.ts'
import type { Command, Output } from '../core/command.ts'
import type { Host } from '../core/host.ts'
import { masked } from '../core/masked.ts'
import { Problem } from '../core/problem.ts'
import type { Site } from '../core/step.ts'
import { readRefusal } from '../render/claim.ts'
import { detached } from '../render/detached.ts'
import { fencedBy } from './claims.ts'
import type { Fleet } from './fleet.ts'
import { known, survey } from './knowledge.ts'
import { onLookout } from './lookout.ts'
import { FAILED } from './program.ts'

const LAST_LINES = 12

/** Why a program failed, as far as it said so itself: its last lines, and the cause if one is known. */
export function commandFailed(command: Command, output: Output, host: Host): Problem {
  const said = masked(`${output.stdout}\n${output.stderr}`)
    .split('\n')
    .filter(line => line.trim())
  const named = said.findLast(line => line.startsWith(FAILED))?.slice(FAILED.length + 1)
  const what = named ?? command.shown.split('\n')[0]
  const lines = said.filter(line => !line.startsWith(FAILED))
  const problem = new Problem('COMMAND_FAILED', `exit code ${output.code}: ${what}`, {
    host: host.name,
    evidence: lines.slice(-LAST_LINES),
  })
  return explain(problem, lines)
}

export interface SiteOptions {
  readonly by?: Controller | undefined
  /** The host on which what the step waits for happens. */
  readonly waits?: Host | undefined
}

/**
 * The hosts as a step sees them while it acts. What it runs there goes on by itself when the link breaks,
 * and is found again under its name: `id` and the number of the program. Nothing of it is begun on a host that is in
 * the hands of another run than `by`. Where the step `waits`, that host is looked at meanwhile.
 */
export function openSite(
  fleet: Fleet,
  id: string,
  onLine: (line: string) => void,
  { by, waits }: SiteOptions = {},
): Site {
  let count = 0
  return {
    clock: fleet.clock,
    async run(host, command) {
      const name = `${id}.${++count}`
      let seen = ''
      let before = ''
      const follow = (signal?: AbortSignal) =>
        fleet.on(host).run(detached(name, command, { by }), {
          ...(signal && { signal }),
          onLine(line) {
            seen += `${line}\n`
            onLine(line)
          },
          again() {
            before = seen
            return detached(name, command, { by, from: Buffer.byteLength(seen) })
          },
        })
      const what = command.shown.split('\n')[0] ?? ''
      const last = await (waits ? onLookout({ fleet, host: waits, what }, follow) : follow())
      const output = { ...last, stdout: before + last.stdout }
      const refusal = readRefusal(last)
      if (refusal) throw fencedBy(host.name, refusal)
      if (output.code !== 0) throw commandFailed(command, output, host)
      return output
    },
    async ask(host, facts) {
      return known(facts, host, await survey(fleet, [{ host, facts }]))
    },
  }
}

import type { Action } from '../core/change.ts'
import { Command, sh } from '../core/command.ts'
import type { Host } from '../core/host.ts'
import { writeProgram } from '../transport/write-program.ts'

export interface Program {
  readonly host: Host
  readonly command: Command
}

/** Said on stderr by a program whose part failed, before it ends with that part's exit code. */
export const FAILED = 'slipway: failed:'

const firstLine = (text: string) => text.split('\n')[0] ?? ''

/** One part in a shell of its own, so that it can neither change folder nor settings for the next. */
function part(command: Command): Command {
  const name = firstLine(command.shown)
  return new Command(
    `(\nset -e\n${command.reveal()}\n)\ncode=$?\n` +
      `[ "$code" = 0 ] || { echo ${sh`${`${FAILED} ${name}`}`} >&2; exit "$code"; }`,
    command.shown,
  )
}

/** Actions as programs: one for each stretch of actions on the same host, in order. */
export function programs(actions: readonly Action[], home: Host): Program[] {
  const stretches: { host: Host; parts: Command[] }[] = []
  for (const action of actions) {
    const host = action.on ?? home
    const command = 'run' in action ? action.run : writeProgram(action.write)
    const last = stretches.at(-1)
    if (last?.host.name === host.name) last.parts.push(part(command))
    else stretches.push({ host, parts: [part(command)] })
  }
  return stretches.map(({ host, parts }) => ({
    host,
    command: new Command(parts.map(p => p.reveal()).join('\n'), parts.map(p => p.shown).join('\n')),
  }))
}

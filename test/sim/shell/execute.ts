import type { Shell } from './shell.ts'
import { type Call, FileError, type Program, type Steps, type Streams } from './system.ts'

/** Runs a program that is not part of the shell. */
export function execute(
  args: readonly string[],
  io: Streams,
  shell: Shell,
): number | Steps<number> {
  const name = args[0] as string
  const program: Program | undefined = shell.system.program(name)
  if (!program) {
    io.err(`sh: 1: ${name}: not found\n`)
    return 127
  }
  const call: Call = {
    args,
    shell,
    in: io.in,
    out: io.out,
    err: io.err,
    *run(inner, streams = {}) {
      const said = execute(inner, { ...io, ...streams }, shell)
      return typeof said === 'number' ? said : yield* said
    },
  }
  try {
    const said = program(call)
    return typeof said === 'number' ? said : guarded(said, name, io)
  } catch (error) {
    return complain(error, name, io)
  }
}

function* guarded(steps: Steps<number>, name: string, io: Streams): Steps<number> {
  try {
    return yield* steps
  } catch (error) {
    return complain(error, name, io)
  }
}

function complain(error: unknown, name: string, io: Streams): number {
  if (!(error instanceof FileError)) throw error
  io.err(`${name}: ${error.message}\n`)
  return 1
}

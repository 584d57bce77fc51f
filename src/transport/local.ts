import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import type { RemoteFile } from '../core/change.ts'
import type { Command, Output } from '../core/command.ts'
import { Problem } from '../core/problem.ts'
import { ending, untilEnd } from './ending.ts'
import { gather } from './gather.ts'
import { interrupted, onAbort } from './interrupt.ts'
import { BOOTSTRAP_AS_IS, programText } from './program.ts'
import type { RunOptions, Transport } from './transport.ts'
import { writeFile } from './write-file.ts'

export interface LocalOptions {
  /** Left out: `/bin/sh`. */
  readonly shell?: string
  /** The environment of programs. Left out: that of this process. */
  readonly env?: Readonly<Record<string, string>>
}

/** This machine, through a shell, as the user who runs this process: no sudo. An abort ends the shell. */
export function localTransport(options: LocalOptions = {}): Transport {
  const transport: Transport = {
    run: (command, runOptions = {}) => runHere(command, runOptions, options),
    write: (file: RemoteFile, runOptions) => writeFile(transport, HERE, file, runOptions),
    close: async () => {},
  }
  return transport
}

const HERE = 'localhost'

async function runHere(command: Command, run: RunOptions, options: LocalOptions): Promise<Output> {
  if (run.signal?.aborted) throw interrupted(HERE, run.signal)
  const mark = `slipway-${randomUUID()}`
  const shell = options.shell ?? '/bin/sh'
  const child = spawn(shell, ['-c', BOOTSTRAP_AS_IS], { env: options.env })
  const started = new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', cause =>
      reject(new Problem('COMMAND_FAILED', `cannot start ${shell}`, { host: HERE, cause })),
    )
  })
  const { stdout, stderr } = child
  const output = gather(child, mark, run.onLine)
  const end = untilEnd(ending(child), output, () => {
    stdout.destroy()
    stderr.destroy()
  })
  // A shell that ends early leaves the rest of the program unread; its exit code says more than the broken pipe.
  child.stdin.on('error', () => {})
  child.stdin.end(programText(command, mark))
  const forget = onAbort(run.signal, () => child.kill())
  try {
    await started
    const code = (await end) ?? 1
    if (run.signal?.aborted) throw interrupted(HERE, run.signal)
    return { code, stdout: output.stdout.text, stderr: output.stderr.text, at: Date.now() }
  } finally {
    forget()
  }
}

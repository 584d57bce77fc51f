import type { RemoteFile } from '../core/change.ts'
import type { Command, Output } from '../core/command.ts'
import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { interrupted } from './interrupt.ts'
import type { Connect, RunOptions, Transport } from './transport.ts'

/** What a host says: its stdout alone, or more of an output. Nothing stands for `command not found`. */
export type Answer = string | Partial<Output> | undefined

export interface MemoryOptions {
  /**
   * What the host says to a program. A program made of questions (`askAll`) is not seen here as a whole:
   * every question comes on its own.
   */
  answer?(program: string, host: Host): Answer | Promise<Answer>
  /** The connection is lost at this call, counted from 1 over all connections: before the host heard of it, or after it was done. */
  readonly drop?: { readonly at: number; readonly when: 'before' | 'after' }
  /** Why nobody can connect. */
  readonly refuse?: Problem
}

export type MemoryCall =
  | { readonly host: string; readonly run: Command }
  | { readonly host: string; readonly write: RemoteFile }

export interface MemoryHost {
  readonly connect: Connect
  /** What reached the host, in order. */
  readonly calls: readonly MemoryCall[]
  /** What was written, by path. */
  readonly files: ReadonlyMap<string, RemoteFile>
}

/** A host that exists only in memory: scripted, and with a record of everything that ran and was written. */
export function memoryHost(options: MemoryOptions = {}): MemoryHost {
  const calls: MemoryCall[] = []
  const files = new Map<string, RemoteFile>()
  let seen = 0

  const connect: Connect = async (host, signal) => {
    if (signal?.aborted) throw interrupted(host.name, signal)
    if (options.refuse) throw options.refuse.at({ host: host.name })
    let open = true

    const call = async <T>(run: RunOptions, act: () => Promise<T>): Promise<T> => {
      if (run.signal?.aborted) throw interrupted(host.name, run.signal)
      if (!open) throw lost(host)
      const drop = ++seen === options.drop?.at ? options.drop.when : undefined
      if (drop) open = false
      if (drop === 'before') throw lost(host)
      const result = await act()
      if (drop === 'after') throw lost(host)
      return result
    }

    const transport: Transport = {
      run: (command, run = {}) =>
        call(run, async () => {
          calls.push({ host: host.name, run: command })
          const output = await answerAll(command.reveal(), text => options.answer?.(text, host))
          for (const text of [output.stdout, output.stderr])
            for (const line of text.split('\n').filter(Boolean)) run.onLine?.(line)
          return output
        }),
      write: (file, run = {}) =>
        call(run, async () => {
          calls.push({ host: host.name, write: file })
          files.set(file.path, file)
        }),
      close: async () => {
        open = false
      },
    }
    return transport
  }
  return { connect, calls, files }
}

const lost = (host: Host) =>
  new Problem('CONNECTION_LOST', 'the connection was lost', {
    host: host.name,
    hint: 'run the same command again: it goes on where it stopped',
  })

const output = (answer: Answer): Output => {
  const said = typeof answer === 'string' ? { stdout: answer } : (answer ?? { code: 127 })
  return { code: 0, stdout: '', stderr: '', at: Date.now(), ...said }
}

/** The questions of a program made by `askAll`, each with the line that ends its answer. */
const QUESTION =
  /^\(\n([\s\S]*?)\n\) <\/dev\/null 2>\/dev\/null\nprintf '\\n%s %s\\n' (\S+) "\$\?"$/gm

async function answerAll(
  program: string,
  answer: (text: string) => Answer | Promise<Answer>,
): Promise<Output> {
  const questions = [...program.matchAll(QUESTION)]
  if (questions.length === 0) return output(await answer(program))
  let stdout = ''
  for (const [, question = '', boundary] of questions) {
    const said = output(await answer(question))
    stdout += `${said.stdout}\n${boundary} ${said.code}\n`
  }
  return output(stdout)
}

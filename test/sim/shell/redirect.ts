import type { Redirect } from './ast.ts'
import { expandWhole, type Substitute, substituted } from './expand.ts'
import type { Shell } from './shell.ts'
import { FileError, Input, type Steps, type Streams } from './system.ts'

interface Opened {
  readonly io: Streams
  /** Writes what was said to the files, and gives the exit code: 1 where the disk refuses it. */
  close(code: number): Steps<number>
}

interface Sink {
  readonly path: string
  readonly before: string
  said: string
}

/** The streams of a command with redirections; the exit code where one of them cannot be opened. */
export function* redirected(
  redirects: readonly Redirect[],
  outer: Streams,
  shell: Shell,
  run: Substitute,
): Steps<Opened | number> {
  const streams = { in: outer.in, out: outer.out, err: outer.err }
  const sinks: Sink[] = []
  for (const { fd, op, target } of redirects) {
    const word = expandWhole(yield* substituted(target, shell, run), shell)
    if (op === '<<') {
      streams.in = new Input(word)
      continue
    }
    if (op === '>&') {
      if (fd === 2 && word === '1') streams.err = streams.out
      else if (fd === 1 && word === '2') streams.out = streams.err
      else throw new Error(`shell: ${fd}>&${word} is not known here`)
      continue
    }
    if (fd > 2 || op === '<&') throw new Error(`shell: ${fd}${op}${word} is not known here`)
    const path = shell.path(word)
    try {
      if (op === '<') {
        streams.in = new Input(path === '/dev/null' ? '' : shell.system.files.read(path))
        continue
      }
      let write = (_: string) => {}
      if (path !== '/dev/null') {
        yield { ms: 1, what: `${op} ${word}` }
        const sink = open(path, op, shell)
        sinks.push(sink)
        write = text => {
          sink.said += text
        }
      }
      if (fd === 1) streams.out = write
      else streams.err = write
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      outer.err(`sh: 1: cannot ${op === '<' ? 'open' : 'create'} ${word}: ${error.message}\n`)
      return 2
    }
  }
  return {
    io: streams,
    *close(code) {
      let end = code
      for (const sink of sinks) {
        if (sink.said === '') continue
        yield { ms: 1, what: `write ${sink.path}` }
        try {
          shell.system.files.write(sink.path, sink.before + sink.said, 0o666 & ~shell.umask)
        } catch (error) {
          if (!(error instanceof FileError)) throw error
          outer.err(`sh: 1: I/O error: ${error.message}\n`)
          end = 1
        }
      }
      return end
    },
  }
}

function open(path: string, op: '>' | '>>', shell: Shell): Sink {
  const { files } = shell.system
  const before = op === '>>' && files.kind(path) === 'file' ? files.read(path) : ''
  if (op === '>' || files.kind(path) === undefined) files.write(path, '', 0o666 & ~shell.umask)
  return { path, before, said: '' }
}

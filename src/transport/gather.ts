import type { Readable } from 'node:stream'
import { MarkedText } from './marked-text.ts'

/** What two output streams say. */
export interface Gathered {
  readonly stdout: MarkedText
  readonly stderr: MarkedText
  /** Resolves when both streams have ended. */
  readonly ended: Promise<void>
  /** Tells last lines that lack their end. Only of a program that has ended itself: a lost connection cuts lines in two. */
  tellRest(): void
  /** Calls back when nothing has come for so many ms, unless the streams end before. */
  whenIdle(ms: number, callback: () => void): void
}

/** Reads both streams to their end. Bytes of one character that come apart are put together again. */
export function gather(
  streams: { readonly stdout: Readable; readonly stderr: Readable },
  mark: string,
  onLine?: (line: string) => void,
): Gathered {
  const stdout = new MarkedText(mark, onLine)
  const stderr = new MarkedText(mark, onLine)
  let idle: NodeJS.Timeout | undefined
  const read = (stream: Readable, text: MarkedText) =>
    new Promise<void>(resolve => {
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => {
        idle?.refresh()
        text.push(chunk)
      })
      stream.once('end', resolve)
      stream.once('close', resolve)
    })
  const ended = Promise.all([read(streams.stdout, stdout), read(streams.stderr, stderr)]).then(() =>
    clearTimeout(idle),
  )
  const whenIdle = (ms: number, callback: () => void) => {
    idle = setTimeout(callback, ms)
    void ended.then(() => clearTimeout(idle))
  }
  const tellRest = () => {
    stdout.end()
    stderr.end()
  }
  return { stdout, stderr, ended, tellRest, whenIdle }
}

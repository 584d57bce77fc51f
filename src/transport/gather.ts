import type { Readable } from 'node:stream'
import { MarkedText } from './marked-text.ts'

/** What two output streams said, once both have ended. */
export interface Gathered {
  readonly stdout: MarkedText
  readonly stderr: MarkedText
  readonly ended: Promise<void>
}

/** Reads both streams to their end. Bytes of one character that come apart are put together again. */
export function gather(
  streams: { readonly stdout: Readable; readonly stderr: Readable },
  mark: string,
  onLine?: (line: string) => void,
): Gathered {
  const stdout = new MarkedText(mark, onLine)
  const stderr = new MarkedText(mark, onLine)
  const read = (stream: Readable, text: MarkedText) =>
    new Promise<void>(resolve => {
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => text.push(chunk))
      const end = () => {
        text.end()
        resolve()
      }
      stream.once('end', end)
      stream.once('close', end)
    })
  const both = Promise.all([read(streams.stdout, stdout), read(streams.stderr, stderr)])
  return { stdout, stderr, ended: both.then(() => undefined) }
}

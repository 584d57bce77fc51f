import type { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'

/** ms since the last output after which a stream is given up that something in the background still holds open. */
const LINGER = 2000

/**
 * The exit code of a program, 128 and more for a signal, once its streams are closed; none when there was none.
 * `program` emits `exit` and `close` as a child process does.
 */
export function exitCode(
  program: EventEmitter,
  streams: readonly Readable[],
  hangUp: () => void,
): Promise<number | undefined> {
  return new Promise(resolve => {
    let code: number | undefined
    let timer: NodeJS.Timeout | undefined
    program.once('exit', (status: number | null, signal?: keyof typeof constants.signals) => {
      code = status ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0)
      timer = setTimeout(hangUp, LINGER)
      for (const stream of streams) stream.on('data', () => timer?.refresh())
    })
    program.once('close', () => {
      clearTimeout(timer)
      resolve(code)
    })
  })
}

import type { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import type { Gathered } from './gather.ts'

/** How a program ends. */
export interface Ending {
  /** Resolves when the program itself has ended; something in the background may still hold its streams. */
  readonly exited: Promise<void>
  /** The exit code, 128 and more for a signal, once the streams are closed; none when the host gave none. */
  readonly code: Promise<number | undefined>
}

/** `program` emits `exit` and `close` as a child process does. To be called before either can have come. */
export function ending(program: EventEmitter): Ending {
  let code: number | undefined
  const exited = new Promise<void>(resolve => {
    program.once('exit', (status: number | null, signal?: keyof typeof constants.signals) => {
      code = status ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0)
      resolve()
    })
  })
  const closed = new Promise<number | undefined>(resolve => {
    program.once('close', () => resolve(code))
  })
  return { exited, code: closed }
}

/** ms without output after which the streams of a program that has ended are given up. */
const LINGER = 2000

/** Waits for the end, but not for what the program has left in the background. */
export async function untilEnd(
  { exited, code }: Ending,
  output: Gathered,
  hangUp: () => void,
): Promise<number | undefined> {
  void exited.then(() => output.whenIdle(LINGER, hangUp))
  const result = await code
  await output.ended
  if (result !== undefined) output.tellRest()
  return result
}

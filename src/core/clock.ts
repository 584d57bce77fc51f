import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** Time and chance: all that a run depends on besides its cluster and its machines. Given, so that a run can be had again. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds from some moment on; unlike `now`, never set back. */
  monotonic(): number
  /** Resolves after so many ms. Rejects when the signal fires before. */
  pause(ms: number, signal?: AbortSignal): Promise<void>
  /** Bytes that nobody can guess. */
  random(bytes: number): Uint8Array
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  pause: (ms, signal) => sleep(ms, undefined, signal ? { signal } : {}),
  random: bytes => randomBytes(bytes),
}

export const randomHex = (clock: Clock, bytes: number): string =>
  Buffer.from(clock.random(bytes)).toString('hex')

/** Does work that is told to stop after so many ms. */
export async function withLimit<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const done = new AbortController()
  clock.pause(ms, done.signal).then(
    () => late.abort(),
    () => {},
  )
  try {
    return await work(late.signal)
  } finally {
    done.abort()
  }
}

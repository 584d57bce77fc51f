import { expect, test } from 'vitest'
import { randomHex, systemClock, withLimit } from '../../src/core/clock.ts'

test('a pause lasts as long as it says, and a signal ends it', async () => {
  const began = systemClock.monotonic()
  await systemClock.pause(20)
  // Timers count whole milliseconds.
  expect(systemClock.monotonic() - began).toBeGreaterThan(18)
  await expect(systemClock.pause(60_000, AbortSignal.abort())).rejects.toThrow()
})

test('random bytes come as twice as many letters, others each time', () => {
  const word = randomHex(systemClock, 12)
  expect(word).toMatch(/^[0-9a-f]{24}$/)
  expect(randomHex(systemClock, 12)).not.toBe(word)
})

test('work that takes too long is told so, and its result counts', async () => {
  const work = (signal: AbortSignal) =>
    new Promise<string>(resolve => signal.addEventListener('abort', () => resolve('stopped')))
  expect(await withLimit(systemClock, 5, work)).toBe('stopped')
})

test('what ends in time leaves no timer behind', async () => {
  const pauses: AbortSignal[] = []
  const clock = {
    ...systemClock,
    pause: (ms: number, signal?: AbortSignal) => {
      if (signal) pauses.push(signal)
      return systemClock.pause(ms, signal)
    },
  }
  await expect(withLimit(clock, 60_000, () => Promise.reject(new Error('no')))).rejects.toThrow(
    'no',
  )
  expect(pauses.map(signal => signal.aborted)).toEqual([true])
})

import { setTimeout as pause } from 'node:timers/promises'

const betweenProbesMs = 100

/** Probes again and again until the answer is a value, or the time is up. */
export const until = async <T>(
  probe: () => Promise<T | undefined | false>,
  timeoutMs: number,
): Promise<T | undefined> => {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const answer = await probe()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > deadline) return undefined
    await pause(betweenProbesMs)
  }
}

import { setTimeout as pause } from 'node:timers/promises'

const betweenProbesMs = 100

/**
 * Probes again and again until the answer is a value, or the time is up.
 *
 * @param moved what it shows of being under way: the time begins anew whenever that changes
 */
export const until = async <T>(
  probe: () => Promise<T | undefined | false>,
  timeoutMs: number,
  moved: () => Promise<unknown> = async () => undefined,
): Promise<T | undefined> => {
  let deadline = Date.now() + timeoutMs
  let before = await moved()
  for (;;) {
    const answer = await probe()
    if (answer !== undefined && answer !== false) return answer
    const now = await moved()
    if (now !== before) deadline = Date.now() + timeoutMs
    before = now
    if (Date.now() > deadline) return undefined
    await pause(betweenProbesMs)
  }
}

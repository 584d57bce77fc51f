import { setMaxListeners } from 'node:events'
import { Problem } from '../core/problem.ts'

/** What a stopped call rejects with: the signal's own reason where that is a Problem. */
export const interrupted = (host: string, signal?: AbortSignal): Problem =>
  signal?.reason instanceof Problem
    ? signal.reason
    : new Problem('INTERRUPTED', 'stopped while talking to the host', {
        host,
        hint: 'run the same command again: it goes on where it stopped',
        cause: signal?.reason,
      })

/** Calls back once when the signal fires, at once if it has. The result takes the listener away again. */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {}
  if (signal.aborted) callback()
  // One signal serves hundreds of hosts; node would warn of a leak from the eleventh listener on.
  setMaxListeners(0, signal)
  signal.addEventListener('abort', callback, { once: true })
  return () => signal.removeEventListener('abort', callback)
}

/** The result of `work`, unless the signal fires first: then `reason` is thrown, and `work` goes on unseen. */
export async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  reason: () => unknown,
): Promise<T> {
  let forget = () => {}
  const aborted = new Promise<never>((_, reject) => {
    forget = onAbort(signal, () => reject(reason()))
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    forget()
  }
}

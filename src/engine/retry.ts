import type { Cause } from '../causes/cause.ts'
import { diagnose } from '../causes/explain.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import { Problem } from '../core/problem.ts'

/** One more attempt that is about to be made. */
export interface Retry {
  /** 2 for the first one that is made again. */
  readonly attempt: number
  /** Milliseconds until then. */
  readonly wait: number
  readonly problem: Problem
}

export interface Patience {
  /** Milliseconds after the first failure in which another attempt may begin; 0 for none. */
  readonly limit: number
  /** Milliseconds before the second attempt; doubled each time. */
  readonly first?: number
  readonly clock?: Clock
  /** Ends the waiting, and the problem stands. */
  readonly signal?: AbortSignal | undefined
  retrying(retry: Retry): void
}

const FIRST_MS = 2000
const LONGEST_MS = 20_000

/** Why a failure may be gone by itself in a while: a lock, a mirror that is overloaded. All else fails at once. */
export function passingCause(error: unknown): Cause | undefined {
  if (!(error instanceof Problem) || error.code !== 'COMMAND_FAILED') return undefined
  const cause = diagnose([...error.evidence, error.message])?.cause
  return cause?.transient ? cause : undefined
}

/** ms to go on trying: longer than usual for what is known to last, but nothing makes up for no patience. */
const limitFor = ({ lasts = 0 }: Cause, usual: number): number =>
  usual === 0 ? 0 : Math.max(usual, lasts)

/**
 * Does the work again, after longer and longer pauses, as long as it fails for reasons that pass.
 *
 * @throws what the last attempt threw
 */
export async function whilePassing<T>(
  work: () => Promise<T>,
  { limit, first = FIRST_MS, clock = systemClock, signal, retrying }: Patience,
): Promise<T> {
  let failedAt: number | undefined
  for (let attempt = 2, wait = first; ; attempt++, wait = Math.min(wait * 2, LONGEST_MS)) {
    try {
      return await work()
    } catch (error) {
      const now = clock.monotonic()
      failedAt ??= now
      const cause = passingCause(error)
      if (!cause || signal?.aborted) throw error
      if (now + wait - failedAt > limitFor(cause, limit)) throw error
      retrying({ attempt, wait, problem: error as Problem })
      await clock.pause(wait, signal).catch(() => {
        throw error
      })
    }
  }
}

import type { Event } from '../core/event.ts'
import { pairKey } from '../core/graph.ts'
import type { PlannedPair } from '../core/plan.ts'
import type { Work } from '../journal/past-work.ts'
import type { Say } from '../texts/say.ts'

/** How long a run will still take. */
export interface Remaining {
  /** Milliseconds. */
  readonly ms: number
  /** Something is to be done of which nobody knows how long it takes: it will be longer than that. */
  readonly open: boolean
}

/** What is left of a run, by what the same steps took before, in earlier runs or on other hosts of this one. */
export interface Forecast {
  follow(event: Event): void
  remember(past: Iterable<Work>): void
  /** `now` is in ms since 1970. Undefined where there is no plan yet, or nothing is known. */
  remaining(now: number): Remaining | undefined
}

export function createForecast(): Forecast {
  const ofPair = new Map<string, number>()
  const ofStep = new Map<string, number[]>()
  const since = new Map<string, number>()
  const over = new Set<string>()
  let pairs: readonly PlannedPair[] = []

  const learn = ({ step, host, took }: Work) => {
    ofPair.set(pairKey(step, host), took)
    const others = ofStep.get(step) ?? []
    others.push(took)
    ofStep.set(step, others)
  }

  return {
    remember(past) {
      for (const work of past) learn(work)
    },
    follow(event) {
      if (event.type === 'plan.made') pairs = event.plan.pairs
      else if (event.type === 'step.started') since.set(pairKey(event.step, event.host), event.at)
      else if (event.type === 'step.finished') {
        over.add(pairKey(event.step, event.host))
        if (event.summary.result === 'changed') learn(event.summary)
      }
    },
    remaining(now) {
      const ends = new Map<string, number>()
      const medians = new Map([...ofStep].map(([step, times]) => [step, median(times)]))
      let open = false
      let ms = 0
      // Plans are in an order in which each pair stands behind those that it needs.
      for (const pair of pairs) {
        const key = pairKey(pair.step, pair.host)
        if (over.has(key)) continue
        const begin = Math.max(0, ...(pair.after ?? []).map(needed => ends.get(needed) ?? 0))
        const took = pair.changes.length > 0 ? (ofPair.get(key) ?? medians.get(pair.step)) : 0
        if (took === undefined) open = true
        const begun = since.get(key)
        const left = Math.max(0, (took ?? 0) - (begun === undefined ? 0 : now - begun))
        ends.set(key, begin + left)
        ms = Math.max(ms, begin + left)
      }
      return ms > 0 ? { ms, open } : undefined
    },
  }
}

const median = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]

const TEN = 10_000
const HALF_MINUTE = 30_000

/** For people, and no more exact than it can be: `about 40s left`, `over 2m left`. */
export function remainingText({ ms, open }: Remaining, say: Say): string {
  if (ms < TEN && !open) return say`a few seconds left`
  const grain = ms < 9 * TEN ? TEN : ms < 20 * HALF_MINUTE ? HALF_MINUTE : 2 * HALF_MINUTE
  const seconds = (Math.max(1, Math.round(ms / grain)) * grain) / 1000
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  const parts = [minutes > 0 && `${minutes}m`, rest > 0 && `${rest}s`].filter(Boolean)
  const long = parts.join(' ')
  return open ? say`over ${long} left` : say`about ${long} left`
}

import { type Call, measure } from './measure.ts'
import { say } from './progress.ts'
import type { Contender, Sample } from './result.ts'
import { digits } from './statistics.ts'

/** One of those that are compared. */
export interface Entry {
  readonly name: string
  readonly call: Call
  /** For one that takes long: in how many rounds it takes part, if not in all; in one alone it is not warmed up. */
  readonly rounds?: number
}

export interface ContestOptions {
  readonly rounds: number
  /** Makes the ground the same for each run. */
  readonly before?: () => Promise<unknown>
  /** Each once beforehand, not counted, so that nobody alone finds cold caches. */
  readonly warmUp?: boolean
}

/** Of `items`, the one at `by` first: nobody is always the one who comes after the same other. */
export const turned = <T>(items: readonly T[], by: number): T[] => [
  ...items.slice(by % items.length),
  ...items.slice(0, by % items.length),
]

/** All run in turns, in another order each round. */
export async function contest(
  entries: readonly Entry[],
  { rounds, before, warmUp = true }: ContestOptions,
): Promise<Contender[]> {
  const samples = new Map<string, Sample[]>(entries.map(({ name }) => [name, []]))
  for (let round = warmUp ? 0 : 1; round <= rounds; round++)
    for (const { name, call, rounds: own = rounds } of turned(entries, round)) {
      if (round > own || (round === 0 && own < 2)) continue
      await before?.()
      const sample = await measure(call)
      say(`  ${round === 0 ? 'warm-up' : `round ${round}`}: ${name}: ${digits(sample.wall)} s`)
      if (round > 0) samples.get(name)?.push(sample)
    }
  return [...samples].map(([name, taken]) => ({ name, samples: taken }))
}

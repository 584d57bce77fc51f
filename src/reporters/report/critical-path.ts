import { type Passage, wasAtWork } from './passage.ts'

/** Milliseconds that nobody would notice. */
const NOTHING = 50

const counts = (p: Passage) =>
  wasAtWork(p) && (p.to - p.from >= NOTHING || p.result !== 'unchanged')

/**
 * The pairs that a run's length is made of: the one that ended last, the one that it waited for, and so on back to
 * the beginning. In the order of time; what took no time is left out. Empty where the journal does not tell who waited for whom.
 */
export function criticalPath(passages: readonly Passage[]): Passage[] {
  const byKey = new Map(passages.map(passage => [passage.key, passage]))
  const path = new Set<Passage>()
  let next = passages
    .filter(wasAtWork)
    .reduce<Passage | undefined>((last, p) => (last && last.to >= p.to ? last : p), undefined)
  while (next && !path.has(next)) {
    path.add(next)
    next = next.waitedFor === undefined ? undefined : byKey.get(next.waitedFor)
  }
  const known = path.size > 1 || passages.filter(wasAtWork).length === 1
  return known ? [...path].filter(counts).reverse() : []
}

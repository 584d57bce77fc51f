import { groupBy } from '../group.ts'
import { type Counts, countsOf, type Passage, wasAtWork } from './passage.ts'

/** One step across all hosts of a run. */
export interface StepTimes {
  readonly step: string
  readonly title: string
  readonly hosts: number
  readonly counts: Counts
  /** Milliseconds, over the hosts where it was at work; undefined where it was nowhere. */
  readonly median?: number
  readonly longest?: { readonly host: string; readonly took: number }
}

export const stepTimes = (passages: readonly Passage[]): StepTimes[] =>
  [...groupBy(passages, p => p.step)].map(([step, own]) => {
    const times = own
      .filter(wasAtWork)
      .map(({ host, from, to }) => ({ host, took: to - from }))
      .sort((a, b) => a.took - b.took)
    const median = times[Math.floor((times.length - 1) / 2)]?.took
    const longest = times.at(-1)
    return {
      ...{ step, title: own[0]?.title ?? step, hosts: own.length, counts: countsOf(own) },
      ...(median !== undefined && { median }),
      ...(longest && { longest }),
    }
  })

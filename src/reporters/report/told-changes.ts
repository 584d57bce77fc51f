import type { ToldChange } from '../../core/event.ts'
import { groupBy } from '../group.ts'
import type { Passage } from './passage.ts'

/** The same change on one or more hosts. */
export interface SharedChange extends ToldChange {
  readonly hosts: readonly string[]
  /** Hosts on which the step did not end well, so that it is not known whether the change was made. */
  readonly unproven: readonly string[]
}

export interface ChangedStep {
  readonly step: string
  readonly title: string
  readonly changes: readonly SharedChange[]
}

/** What was begun in a run, by step. */
export const begunChanges = (passages: readonly Passage[]): ChangedStep[] =>
  shared(passages, passage => passage.begun ?? [])

/** What the plan foretold, and was never begun. */
export const leftChanges = (passages: readonly Passage[]): ChangedStep[] =>
  shared(passages, ({ begun, result, planned }) =>
    begun === undefined && result !== 'unchanged' && result !== 'changed' ? planned : [],
  )

function shared(
  passages: readonly Passage[],
  changesOf: (passage: Passage) => readonly ToldChange[],
): ChangedStep[] {
  const told = passages.flatMap(passage => changesOf(passage).map(change => ({ passage, change })))
  return [...groupBy(told, ({ passage }) => passage.step)].map(([step, ofStep]) => {
    const alike = groupBy(ofStep, ({ change: { summary, risk, diff } }) =>
      JSON.stringify([summary, risk, diff]),
    )
    return {
      step,
      title: ofStep[0]?.passage.title ?? step,
      changes: [...alike.values()].flatMap(group =>
        group.slice(0, 1).map(({ change }) => ({
          ...change,
          hosts: [...new Set(group.map(({ passage }) => passage.host))],
          unproven: group
            .filter(({ passage }) => passage.result === 'failed' || passage.result === 'cut off')
            .map(({ passage }) => passage.host),
        })),
      ),
    }
  })
}

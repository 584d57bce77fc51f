import type { JournalRecord } from '../../journal/record.ts'
import type { Say } from '../../texts/say.ts'
import { formatDuration } from '../duration.ts'
import { takenText } from '../taken-text.ts'

/** Something that a run met and got over. */
export interface Incident {
  /** Milliseconds since the run began. */
  readonly at: number
  readonly host: string
  what(say: Say): string
}

/** Lost links, waits for programs of earlier runs, hosts taken over, steps tried again; in the order of time. */
export function incidentsOf(records: readonly JournalRecord[]): Incident[] {
  const began = records[0]?.at ?? 0
  return records.flatMap(record => {
    const what = textOf(record)
    return what === undefined || !('host' in record)
      ? []
      : [{ at: record.at - began, host: record.host, what }]
  })
}

function textOf(record: JournalRecord): Incident['what'] | undefined {
  switch (record.type) {
    case 'host.lost':
      return say => say`link lost, dialled again: ${say(record.problem.message)}`
    case 'host.busy':
      return say => say`still at work for an earlier run: ${record.programs.join(', ')}`
    case 'host.taken':
      return say => takenText(record, say)
    case 'step.retried':
      return say =>
        say`${record.step} tried again after ${formatDuration(record.wait)}: ${say(record.problem.message)}`
    default:
      return undefined
  }
}

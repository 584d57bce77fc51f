import type { JournalRecord } from '../../journal/record.ts'
import { formatDuration } from '../duration.ts'
import { takenText } from '../taken-text.ts'

/** Something that a run met and got over. */
export interface Incident {
  /** Milliseconds since the run began. */
  readonly at: number
  readonly host: string
  readonly what: string
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

function textOf(record: JournalRecord): string | undefined {
  switch (record.type) {
    case 'host.lost':
      return `link lost, dialled again: ${record.problem.message}`
    case 'host.busy':
      return `still at work for an earlier run: ${record.programs.join(', ')}`
    case 'host.taken':
      return takenText(record)
    case 'step.retried':
      return `${record.step} tried again after ${formatDuration(record.wait)}: ${record.problem.message}`
    default:
      return undefined
  }
}

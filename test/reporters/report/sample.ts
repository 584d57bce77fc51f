import { type JournalRecord, toRecord } from '../../../src/journal/record.ts'
import type { Passage } from '../../../src/reporters/report/passage.ts'
import { type Material, type RunView, runView } from '../../../src/reporters/report/run-view.ts'
import { report } from '../../../src/reporters/report.ts'
import { hostList, recordedEvents, T0 } from '../events.ts'

/** What a journal keeps of the recorded run. */
export const sampleRecords = (hosts = 3): JournalRecord[] =>
  recordedEvents(hostList(hosts))
    .filter(event => event.type !== 'step.output')
    .map(toRecord)

export function viewOf(records: readonly JournalRecord[], more: Partial<Material> = {}): RunView {
  const view = runView({ records, ...more })
  if (!view) throw new Error('these are not the records of a run')
  return view
}

export function pageOf(records: readonly JournalRecord[], more: Partial<Material> = {}): string {
  const text = report({ records, ...more }, { version: '0.1.0', now: T0 + 600_000 })
  if (!text) throw new Error('these are not the records of a run')
  return text
}

/** A pair that was changed from one second to another. */
export const passage = (
  key: string,
  from: number,
  to: number,
  more: Partial<Passage> = {},
): Passage => {
  const [step = '', host = ''] = key.split('@')
  return {
    ...{ key, step, host, title: step, result: 'changed', planned: [], retries: [] },
    ...{ from: from * 1000, to: to * 1000 },
    ...more,
  }
}

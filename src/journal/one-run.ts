import { isEnd } from './ledger.ts'
import { once } from './once.ts'
import type { JournalRecord } from './record.ts'

/** What a journal tells of one run, oldest first; empty where it knows nothing of it. */
export function recordsOf(records: Iterable<JournalRecord>, run: string): JournalRecord[] {
  const mine: JournalRecord[] = []
  let inside = false
  for (const record of once(records)) {
    if (record.type === 'run.started') inside = record.run === run
    if (inside) mine.push(record)
    if (isEnd(record)) inside = false
  }
  return mine
}

import type { JournalRecord } from './record.ts'

/** Each line once, though a journal may hold one twice: a write that failed half-way is made again. */
export function* once(records: Iterable<JournalRecord>): Generator<JournalRecord> {
  const seen = new Set<string>()
  for (const record of records) {
    const { type, at, run, step, host } = record as JournalRecord & Partial<Record<string, string>>
    const key = `${type} ${at} ${run} ${step} ${host}`
    if (!seen.has(key)) yield record
    seen.add(key)
  }
}

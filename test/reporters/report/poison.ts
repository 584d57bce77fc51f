import type { JournalRecord } from '../../../src/journal/record.ts'

/** What has a meaning for slipway itself, so that it is never a host's or a user's. */
const OWN = ['type', 'result', 'risk', 'level', 'role']

/** The same records, with something added to every text of a user's or a host's. */
export const poisoned = (records: readonly JournalRecord[], poison: string): JournalRecord[] =>
  records.map(record =>
    JSON.parse(JSON.stringify(record), (key, value) =>
      typeof value === 'string' && !OWN.includes(key) ? value + poison : value,
    ),
  )

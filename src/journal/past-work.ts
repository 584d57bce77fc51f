import type { Disk } from './disk.ts'
import { systemDisk } from './disk.ts'
import { type JournalOf, journalPath } from './folder.ts'
import { readRecord } from './read-record.ts'

/** A step that was carried out on a host, and how long that took. */
export interface Work {
  readonly step: string
  readonly host: string
  /** Milliseconds. */
  readonly took: number
}

/**
 * What earlier runs have carried out, oldest first; nothing where there is no journal, or none that can be read.
 * Of a long history only the lines that can tell of it are parsed.
 */
export async function pastWork(cluster: JournalOf, disk: Disk = systemDisk): Promise<Work[]> {
  const text = await disk.read(journalPath(cluster)).catch(() => '')
  return text.split('\n').flatMap(line => {
    if (!line.startsWith('{"type":"step.finished"') || !line.includes('"changed"')) return []
    const record = readRecord(line)
    if (record?.type !== 'step.finished' || record.summary.result !== 'changed') return []
    const { step, host, took } = record.summary
    return [{ step, host, took }]
  })
}

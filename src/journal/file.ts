import { dirname } from 'node:path'
import type { Event } from '../core/event.ts'
import { type Disk, systemDisk } from './disk.ts'
import { type JournalOf, journalPath } from './folder.ts'
import type { Journal } from './journal.ts'
import { readRecord } from './read-record.ts'
import { type JournalRecord, recordLine } from './record.ts'
import { hasCode, storageProblem } from './storage-problem.ts'

/**
 * Opens the history of a cluster for appending, one JSON line per event; `step.output` and `step.evidence` are left
 * to the run's logs.
 * Appends that arrive while the disk is busy share the next fsync. One that fails rejects with a Problem
 * and leaves the journal usable.
 *
 * @throws Problem when the folder cannot be made or written
 */
export async function openJournal(cluster: JournalOf, disk: Disk = systemDisk): Promise<Journal> {
  const path = journalPath(cluster)
  const open = async () => {
    await disk.makeFolder(dirname(path))
    return disk.open(path)
  }
  const file = await open().catch(error => {
    throw storageProblem(error, 'open', path)
  })
  let onFreshLine = await file.endsLine()
  let waiting: { text: string; written: Promise<void> } | undefined
  let last: Promise<void> = Promise.resolve()

  const write = async () => {
    const text = (onFreshLine ? '' : '\n') + (waiting?.text ?? '')
    waiting = undefined
    onFreshLine = false
    try {
      await file.append(text)
      onFreshLine = true
      await file.sync()
    } catch (error) {
      throw storageProblem(error, 'write', path)
    }
  }

  return {
    append(event: Event) {
      if (event.type === 'step.output' || event.type === 'step.evidence') return Promise.resolve()
      if (!waiting) {
        waiting = { text: '', written: last.then(write) }
        last = waiting.written.catch(() => {})
      }
      waiting.text += `${recordLine(event)}\n`
      return waiting.written
    },
    async close() {
      await last
      await file.close()
    },
  }
}

/**
 * The history of a cluster, oldest first; empty when there is none yet.
 * `skipped` counts the lines that could not be read: torn by a crash, garbled, or a newer version's.
 *
 * @throws Problem when there is a journal that cannot be read
 */
export async function readJournal(
  cluster: JournalOf,
  disk: Disk = systemDisk,
): Promise<{ readonly events: readonly JournalRecord[]; readonly skipped: number }> {
  const path = journalPath(cluster)
  const text = await disk.read(path).catch(error => {
    if (hasCode(error, 'ENOENT')) return ''
    throw storageProblem(error, 'read', path)
  })
  // Not by readline: it also breaks at U+2028, which JSON leaves as it is.
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const events = lines.map(readRecord).filter(record => record !== undefined)
  return { events, skipped: lines.length - events.length }
}

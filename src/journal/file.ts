import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Event } from '../core/event.ts'
import { type JournalOf, journalFolder } from './folder.ts'
import type { Journal } from './journal.ts'
import { readRecord } from './read-record.ts'
import { type JournalRecord, recordLine } from './record.ts'
import { hasCode, storageProblem } from './storage-problem.ts'

const journalPath = (cluster: JournalOf) => join(journalFolder(cluster), 'journal.jsonl')

/**
 * Opens the history of a cluster for appending, one JSON line per event; `step.output` and `step.evidence` are left
 * to the run's logs.
 * Appends that arrive while the disk is busy share the next fsync. One that fails rejects with a Problem
 * and leaves the journal usable.
 *
 * @throws Problem when the folder cannot be made or written
 */
export async function openJournal(cluster: JournalOf): Promise<Journal> {
  const path = journalPath(cluster)
  const file = await openPrivate(path).catch(error => {
    throw storageProblem(error, 'open', path)
  })
  let onFreshLine = await endsLine(file)
  let waiting: { text: string; written: Promise<void> } | undefined
  let last: Promise<void> = Promise.resolve()

  const write = async () => {
    const text = (onFreshLine ? '' : '\n') + (waiting?.text ?? '')
    waiting = undefined
    onFreshLine = false
    try {
      await file.appendFile(text)
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
): Promise<{ readonly events: readonly JournalRecord[]; readonly skipped: number }> {
  const path = journalPath(cluster)
  const text = await readFile(path, 'utf8').catch(error => {
    if (hasCode(error, 'ENOENT')) return ''
    throw storageProblem(error, 'read', path)
  })
  // Not by readline: it also breaks at U+2028, which JSON leaves as it is.
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const events = lines.map(readRecord).filter(record => record !== undefined)
  return { events, skipped: lines.length - events.length }
}

/** For its owner alone, also where an earlier umask was laxer. */
async function openPrivate(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const folder = await open(dirname(path), 'r')
  try {
    await folder.chmod(0o700)
    const file = await open(path, 'a+', 0o600)
    if ((await file.stat()).isFile()) await file.chmod(0o600)
    // A new file's name is only safe once its folder is.
    await folder.sync()
    return file
  } finally {
    await folder.close()
  }
}

/** Whether the next line can follow directly: a crash may have torn the last one. */
async function endsLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  if (size === 0) return true
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() === '\n'
}

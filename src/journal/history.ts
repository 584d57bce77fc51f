import type { Event } from '../core/event.ts'
import { openJournal } from './file.ts'
import type { JournalOf } from './folder.ts'
import { type Here, thisMachine } from './here.ts'
import type { Journal } from './journal.ts'
import { takeLock } from './lock.ts'
import type { Owner } from './owner.ts'
import { openRunLogs } from './run-logs.ts'

/** What a run that changes hosts writes down, for as long as it keeps other runs out. */
export interface History {
  readonly journal: Journal
  /** This process, as the owner of the lock. */
  readonly owner: Owner
  /** A reporter that keeps what programs print. */
  readonly listen: (event: Event) => void
  close(): Promise<void>
}

/**
 * Opens the journal and the logs of runs, and takes the lock that keeps other runs out of them.
 *
 * @throws Problem LOCKED, or one of the file system
 */
export async function openHistory(
  cluster: JournalOf,
  command: string,
  here: Here = thisMachine,
): Promise<History> {
  const lock = await takeLock(cluster, { command: `slipway ${command}` }, here)
  try {
    const journal = await openJournal(cluster, here.disk)
    const logs = openRunLogs(cluster, { disk: here.disk })
    return {
      journal,
      owner: lock.owner,
      listen: logs.listen,
      async close() {
        await logs.close()
        await journal.close().finally(() => lock.close())
      },
    }
  } catch (error) {
    await lock.close()
    throw error
  }
}

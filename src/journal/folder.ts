import { join } from 'node:path'
import type { Cluster } from '../core/cluster.ts'

/** What the journal needs to know of a cluster. */
export type JournalOf = Pick<Cluster, 'name' | 'directory'>

/** Where history, lock and logs of a cluster live: beside its cluster.yaml. Its owner's alone (0700). */
export const journalFolder = ({ name, directory }: JournalOf): string =>
  join(directory, '.slipway', name)

export const journalPath = (cluster: JournalOf): string =>
  join(journalFolder(cluster), 'journal.jsonl')

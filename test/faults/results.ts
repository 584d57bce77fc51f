import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Result } from './try-fault.ts'

export interface Kept extends Result {
  /** Of slipway: a commit, with `-dirty` when the files were changed. */
  readonly version: string
  /** ISO 8601. */
  readonly ended: string
}

/** The last result of each fault, by its name, so that a table can be run in parts. */
export function openResults(file: string) {
  mkdirSync(dirname(file), { recursive: true })
  const read = (): Record<string, Kept> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Kept>
    } catch {
      return {}
    }
  }
  return {
    all: () => new Map(Object.entries(read())),
    /** Read again each time: another run may keep its own beside this one. */
    keep(result: Kept) {
      writeFileAtomic.sync(
        file,
        `${JSON.stringify({ ...read(), [result.name]: result }, null, 1)}\n`,
      )
    },
  }
}

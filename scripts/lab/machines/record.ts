import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { type LabRecord, stateDirOf, stateRoot } from './lab.ts'

const fileOf = (name: string): string => join(stateDirOf(name), 'lab.json')

export const readRecord = async (name: string): Promise<LabRecord | undefined> => {
  const text = await readFile(fileOf(name), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const record = JSON.parse(text) as Omit<LabRecord, 'runtime' | 'nat'> & Partial<LabRecord>
  // A lab of before there was a choice has Docker, and one network card.
  return { ...record, runtime: record.runtime ?? 'docker', nat: record.nat ?? false }
}

/** Written before anything else is made, so that `down` knows what to look for. */
export const writeRecord = async (record: LabRecord): Promise<void> => {
  await mkdir(stateDirOf(record.name), { recursive: true, mode: 0o755 })
  await writeFileAtomic(fileOf(record.name), `${JSON.stringify(record, null, 2)}\n`)
}

export const labNames = async (): Promise<string[]> => {
  const entries = await readdir(stateRoot, { withFileTypes: true }).catch(() => [])
  return entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
}

export const allRecords = async (): Promise<LabRecord[]> => {
  const records = await Promise.all((await labNames()).map(readRecord))
  return records.filter(record => record !== undefined)
}

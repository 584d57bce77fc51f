import { stat, writeFile } from 'node:fs/promises'
import writeFileAtomic from 'write-file-atomic'
import { storageProblem } from '../journal/storage-problem.ts'

/**
 * Writes a file that is its owner's alone, also where there was one that others may read: whole, or not at all. What is
 * no file, such as /dev/stdout or a pipe, is written to, and stays what it is.
 *
 * @throws Problem COMMAND_FAILED when this machine refuses
 */
export async function writePrivate(path: string, text: string): Promise<void> {
  try {
    const there = await stat(path).catch(() => undefined)
    if (there === undefined || there.isFile()) await writeFileAtomic(path, text, { mode: 0o600 })
    else await writeFile(path, text)
  } catch (error) {
    throw storageProblem(error, 'write', path)
  }
}

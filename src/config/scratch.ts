import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '../core/problem.ts'

/**
 * Does work with a folder of its own, in which these files stand by their names, and which is gone afterwards.
 *
 * @throws Problem COMMAND_FAILED when this machine has no place for it
 */
export async function withScratch<T>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-')).catch(refuse)
  try {
    for (const [name, text] of Object.entries(files))
      await writeFile(join(folder, name), text).catch(refuse)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const refuse = (cause: Error): never => {
  const message = `no file can be written below ${tmpdir()}: ${cause.message}`
  throw new Problem('COMMAND_FAILED', message, {
    hint: 'free some space there, or name another folder in the variable TMPDIR',
    cause,
  })
}

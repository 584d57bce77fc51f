import { mkdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '../../src/core/problem.ts'
import { takeLock } from '../../src/journal/lock.ts'

/** A run that takes the lock as soon as it can, is alone for a moment, and dies without letting go. */
const directory = process.argv[2] ?? ''
for (;;) {
  try {
    await takeLock({ name: 'lab', directory }, { command: 'up' })
    break
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'LOCKED')) throw error
  }
}
const alone = join(directory, 'alone')
await mkdir(alone)
await wait(5)
await rmdir(alone)
process.kill(process.pid, 'SIGKILL')

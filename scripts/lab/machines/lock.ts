import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from './refusal.ts'

interface Lock {
  release(): Promise<void>
}

const heldByOther = 75

/** Answers with the inode it holds: a lock file taken away meanwhile guards nothing. */
const hold = `exec 9>> "$1"
flock $2 --conflict-exit-code ${heldByOther} 9 || exit
stat -Lc %i /proc/$$/fd/9
exec cat > /dev/null`

/**
 * The kernel's own lock, held by a child that lives as long as the pipe to this process: however this
 * process ends, the lock is free, so none is ever stale.
 */
const tryLock = async (file: string, wait: boolean): Promise<Lock | undefined> => {
  await mkdir(dirname(file), { recursive: true })
  const args = ['-c', hold, 'sh', file, wait ? '' : '--nonblock']
  const child = spawn('sh', args, { stdio: ['pipe', 'pipe', 'inherit'], detached: true })
  const ended = once(child, 'exit')
  const inode = await Promise.race([
    once(child.stdout, 'data').then(([data]) => Number(String(data))),
    ended.then(() => undefined),
  ])
  if (inode === undefined) return undefined
  const release = async () => {
    child.stdin.end()
    await ended
  }
  const current = await stat(file).catch(() => undefined)
  if (current?.ino === inode) return { release }
  await release()
  return tryLock(file, wait)
}

export const withLock = async <T>(
  file: string,
  purpose: string,
  work: () => Promise<T>,
  { wait = false } = {},
): Promise<T> => {
  const lock = await tryLock(file, wait)
  if (lock === undefined) {
    const holder = await readFile(file, 'utf8').catch(() => '')
    throw new Refusal(
      `Another command is at work here: ${holder.trim() || 'unknown'}. Wait for it to end.`,
    )
  }
  try {
    await writeFile(
      file,
      `${purpose} (process ${process.pid}, since ${new Date().toISOString()})\n`,
    )
    return await work()
  } finally {
    await lock.release()
  }
}

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { formatMark, isAlive, markOf, parseMark } from './live-process.ts'
import type { Progress } from './progress.ts'

/** Runs `work` while no other process of this machine runs something under the same lock. */
export async function withLock<T>(
  path: string,
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(path), { recursive: true })
  await acquire(path, progress)
  const release = () => rmSync(path, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

async function acquire(path: string, progress: Progress): Promise<void> {
  let told = ''
  while (!tryAcquire(path)) {
    const text = readText(path)
    if (text === undefined) continue
    const holder = parseMark(text)
    if (!holder || !isAlive(holder)) {
      progress(`${path} was left by a process that is gone (${text.trim()}): taking it over`)
      removeStale(path, text)
      continue
    }
    if (told !== text) progress(`waiting for process ${holder.pid}, which holds ${path}`)
    told = text
    await wait(500)
  }
}

/** The mark is complete before it gets the lock's name, so nobody reads half a lock. */
function tryAcquire(path: string): boolean {
  const own = markOf(process.pid)
  if (!own) throw new Error('cannot read /proc of this process')
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, formatMark(own))
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Another process may have seen the same and hold a fresh lock by now, which must survive this. */
function removeStale(path: string, stale: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
    if (readText(aside) !== stale) linkSync(aside, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

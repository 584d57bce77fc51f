import { join } from 'node:path'
import { Problem } from '../core/problem.ts'
import { quote } from '../core/quote.ts'
import type { Disk } from './disk.ts'
import { type JournalOf, journalFolder } from './folder.ts'
import { type Here, thisMachine } from './here.ts'
import { type Owner, readOwner } from './owner.ts'
import { hasCode, storageProblem } from './storage-problem.ts'

/** Keeps other runs on this cluster out, as far as they start from this folder. */
export interface Lock {
  readonly owner: Owner
  /** Lets the next run in. */
  close(): Promise<void>
}

/**
 * Takes the lock of a cluster, also from an owner that died.
 *
 * How two that find the same dead owner do not both win: a lock is never removed to be taken. Whoever follows
 * the dead owner X links its own file to `lock.after-X`, which only one can; the holder is the end of that chain,
 * looked up again after linking, since the chain may have moved on meanwhile. The holder then becomes `lock` itself.
 *
 * @throws Problem LOCKED, saying who holds it; or COMMAND_FAILED when the folder cannot be written
 */
export async function takeLock(
  cluster: JournalOf,
  who: { readonly command: string },
  here: Here = thisMachine,
): Promise<Lock> {
  const { disk } = here
  const folder = journalFolder(cluster)
  const head = join(folder, 'lock')
  const owner = await here.owner(who.command)
  const own = join(folder, `lock.new-${owner.id}`)
  try {
    await disk.makeFolder(folder)
    try {
      await disk.create(own, JSON.stringify(owner))
      while (!(await follow(cluster, own, owner, here))) {}
    } finally {
      await disk.remove(own)
    }
  } catch (error) {
    throw error instanceof Problem ? error : storageProblem(error, 'lock', folder)
  }
  return {
    owner,
    // Someone may have broken the lock by hand and hold it now.
    close: async () => {
      if ((await ownerOf(head, disk))?.id === owner.id) await disk.remove(head)
    },
  }
}

/** Who is at work on the cluster now, from this folder; undefined when nobody is. */
export async function lockOwner(
  cluster: JournalOf,
  here: Here = thisMachine,
): Promise<Owner | undefined> {
  return (await lastOf(journalFolder(cluster), here)).owner
}

/** One try to become the end of the chain, and then its head. False when someone else moved meanwhile. */
async function follow(cluster: JournalOf, own: string, owner: Owner, here: Here): Promise<boolean> {
  const { disk } = here
  const folder = journalFolder(cluster)
  const head = join(folder, 'lock')
  const end = await lastOf(folder, here)
  if (end.held) throw locked(cluster, end.owner, end.path)
  if (!(await linkNew(own, end.path, disk))) return false
  if ((await lastOf(folder, here)).owner?.id !== owner.id) {
    await disk.remove(end.path)
    return false
  }
  if (end.path !== head) await disk.rename(own, head)
  await forgetChain(folder, disk)
  return true
}

interface End {
  readonly path: string
  readonly held: boolean
  readonly owner?: Owner | undefined
}

/** The end of the chain: the living holder, or the path that the next one must link. */
async function lastOf(folder: string, here: Here): Promise<End> {
  let path = join(folder, 'lock')
  for (;;) {
    const text = await readIfThere(path, here.disk)
    if (text === undefined) return { path, held: false }
    const owner = readOwner(text)
    if (!owner || (await here.isAlive(owner))) return { path, held: true, owner }
    path = join(folder, `lock.after-${owner.id}`)
  }
}

const ownerOf = async (path: string, disk: Disk) => readOwner((await readIfThere(path, disk)) ?? '')

async function readIfThere(path: string, disk: Disk): Promise<string | undefined> {
  try {
    return await disk.read(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

/** False when someone was faster. */
async function linkNew(from: string, to: string, disk: Disk): Promise<boolean> {
  try {
    await disk.link(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

async function forgetChain(folder: string, disk: Disk) {
  const links = (await disk.list(folder)).filter(name => name.startsWith('lock.after-'))
  await Promise.all(links.map(name => disk.remove(join(folder, name))))
}

function locked({ name }: JournalOf, owner: Owner | undefined, path: string): Problem {
  const who = owner
    ? `by ${owner.user} on ${owner.machine} since ${new Date(owner.since).toISOString()}: ${owner.command} (process ${owner.pid})`
    : 'by an unknown process'
  return new Problem('LOCKED', `cluster ${name} is locked ${who}`, {
    hint: `wait for that run to end, or, if you are sure that it is gone: rm ${quote(path)}`,
  })
}

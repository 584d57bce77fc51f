import {
  constants,
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
} from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../core/problem.ts'
import { quote } from '../core/quote.ts'
import { type JournalOf, journalFolder } from './folder.ts'
import { isAlive, type Owner, readOwner, thisProcess } from './owner.ts'
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
): Promise<Lock> {
  const folder = journalFolder(cluster)
  const head = join(folder, 'lock')
  const owner = await thisProcess(who.command)
  const own = join(folder, `lock.new-${owner.id}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeWhole(own, JSON.stringify(owner))
    try {
      while (!(await follow(cluster, own, owner))) {}
    } finally {
      await rm(own, { force: true })
    }
  } catch (error) {
    throw error instanceof Problem ? error : storageProblem(error, 'lock', folder)
  }
  return {
    owner,
    // Someone may have broken the lock by hand and hold it now.
    close: async () => {
      if ((await ownerOf(head))?.id === owner.id) await rm(head, { force: true })
    },
  }
}

/** Who is at work on the cluster now, from this folder; undefined when nobody is. */
export async function lockOwner(cluster: JournalOf): Promise<Owner | undefined> {
  return (await lastOf(journalFolder(cluster))).owner
}

/** One try to become the end of the chain, and then its head. False when someone else moved meanwhile. */
async function follow(cluster: JournalOf, own: string, owner: Owner): Promise<boolean> {
  const folder = journalFolder(cluster)
  const head = join(folder, 'lock')
  const end = await lastOf(folder)
  if (end.held) throw locked(cluster, end.owner, end.path)
  if (!(await linkNew(own, end.path))) return false
  if ((await lastOf(folder)).owner?.id !== owner.id) {
    await rm(end.path, { force: true })
    return false
  }
  if (end.path !== head) await rename(own, head)
  await forgetChain(folder)
  return true
}

interface End {
  readonly path: string
  readonly held: boolean
  readonly owner?: Owner | undefined
}

/** The end of the chain: the living holder, or the path that the next one must link. */
async function lastOf(folder: string): Promise<End> {
  let path = join(folder, 'lock')
  for (;;) {
    const text = await readIfThere(path)
    if (text === undefined) return { path, held: false }
    const owner = readOwner(text)
    if (!owner || (await isAlive(owner))) return { path, held: true, owner }
    path = join(folder, `lock.after-${owner.id}`)
  }
}

const ownerOf = async (path: string) => readOwner((await readIfThere(path)) ?? '')

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

async function writeWhole(path: string, text: string) {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** False when someone was faster. A copy where the file system has no links, as shared folders of virtual machines. */
async function linkNew(from: string, to: string): Promise<boolean> {
  const copy = () => copyFile(from, to, constants.COPYFILE_EXCL)
  try {
    await link(from, to).catch(error => {
      if (hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) return copy()
      throw error
    })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

async function forgetChain(folder: string) {
  const links = (await readdir(folder)).filter(name => name.startsWith('lock.after-'))
  await Promise.all(links.map(name => rm(join(folder, name), { force: true })))
}

function locked({ name }: JournalOf, owner: Owner | undefined, path: string): Problem {
  const who = owner
    ? `by ${owner.user} on ${owner.machine} since ${new Date(owner.since).toISOString()}: ${owner.command} (process ${owner.pid})`
    : 'by an unknown process'
  return new Problem('LOCKED', `cluster ${name} is locked ${who}`, {
    hint: `wait for that run to end, or, if you are sure that it is gone: rm ${quote(path)}`,
  })
}

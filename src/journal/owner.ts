import { randomUUID } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { geteuid, kill, pid } from 'node:process'
import { processStart } from './process-start.ts'

/** Who holds a lock. */
export interface Owner {
  /** Given out once, so that two locks of one process differ. */
  readonly id: string
  readonly pid: number
  /** See `processStart`; left out where it cannot be asked. */
  readonly start?: string | undefined
  /** Name of the machine, not of a host of the cluster. */
  readonly machine: string
  /** Name, or number where there is no name. */
  readonly user: string
  /** Milliseconds since 1970. */
  readonly since: number
  readonly command: string
}

export async function thisProcess(command: string): Promise<Owner> {
  return {
    id: randomUUID(),
    pid,
    start: await processStart(pid),
    machine: hostname(),
    user: userName(),
    since: Date.now(),
    command,
  }
}

/** The number of a user of whom this machine knows no name, as in some containers. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(geteuid?.() ?? '?')
  }
}

/** Whether the owner may still be at work. One on another machine always may: it cannot be asked. */
export async function isAlive(owner: Pick<Owner, 'pid' | 'start' | 'machine'>): Promise<boolean> {
  if (owner.machine !== hostname()) return true
  try {
    kill(owner.pid, 0)
  } catch (error) {
    // EPERM: there is such a process, and it is another user's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const start = await processStart(owner.pid)
  return !owner.start || !start || start === owner.start
}

/** What is known of a run somewhere: where its process is, and the folder of its cluster.yaml. */
export type Elsewhere = Pick<Owner, 'pid' | 'start' | 'machine'> & { readonly folder: string }

const bootOf = (start: string | undefined) => start?.split('@')[1]

/**
 * Whether it is certain that another run is over: it was of this machine, and its process is no more.
 * A name alone is no proof, since many machines are called `localhost`: both processes must be of one boot, or, where
 * that cannot be asked, of one folder, which lets in one run at a time.
 */
export async function isGone(
  other: Elsewhere,
  me: Elsewhere,
  alive: (owner: Pick<Owner, 'pid' | 'start' | 'machine'>) => Promise<boolean> = isAlive,
): Promise<boolean> {
  const [theirs, ours] = [bootOf(other.start), bootOf(me.start)]
  const here = theirs && ours ? theirs === ours : other.folder === me.folder
  return other.machine === me.machine && here && !(await alive(other))
}

/** An owner as written to a lock; undefined when the text is none. */
export function readOwner(text: string): Owner | undefined {
  try {
    const owner = JSON.parse(text) as Owner | null
    return typeof owner?.id === 'string' && typeof owner.pid === 'number' ? owner : undefined
  } catch {
    return undefined
  }
}

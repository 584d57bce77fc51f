import { checks } from '../checks/index.ts'
import { loadCluster } from '../config/load.ts'
import type { Cluster } from '../core/cluster.ts'
import { isAskAll } from '../core/fact.ts'
import type { Claimant } from '../engine/claims.ts'
import type { Session } from '../engine/session.ts'
import { openHistory } from '../journal/history.ts'
import { isGone, type Owner } from '../journal/owner.ts'
import { pastWork } from '../journal/past-work.ts'
import { chooseReporter, reporters } from '../reporters/index.ts'
import { steps } from '../steps/index.ts'
import { readOnly } from '../transport/read-only.ts'
import { connectSsh } from '../transport/ssh.ts'
import { wrapped } from '../transport/wrapped.ts'
import { asking } from './asking.ts'
import type { Io } from './io.ts'
import type { Common } from './options.ts'

/** The cluster as far as it can be told without fetching anything. */
export const load = ({ file }: Common): Promise<Cluster> => loadCluster(file, { fetch: false })

export interface Opened {
  readonly session: Session
  close(): Promise<void>
}

export interface OpenOptions {
  readonly command: string
  readonly common: Common
  readonly io: Io
  /** Writes history and keeps other runs out: for whatever changes hosts. Without it, only questions reach them. */
  readonly journalled?: boolean
  /** No reporter: the command tells by itself. */
  readonly quiet?: boolean
  /** Takes the place of runs that are at work on the hosts. */
  readonly breakLock?: boolean | undefined
  readonly signal?: AbortSignal
}

/** This process to other runs. */
function claimant(
  { id: _, ...owner }: Owner,
  { directory }: Cluster,
  breakLock: boolean,
): Claimant {
  const me = { ...owner, folder: directory }
  return { me, isGone: other => isGone(other, me), breakLock }
}

/** Everything a command needs to talk to the hosts of cluster.yaml. */
export async function open({
  command,
  common,
  io,
  journalled = false,
  quiet = false,
  breakLock = false,
  signal,
}: OpenOptions): Promise<Opened> {
  const cluster = await loadCluster(common.file)
  const name = chooseReporter({
    name: common.reporter ?? (common.json ? 'json' : undefined),
    isTTY: io.stdout.isTTY === true,
    ci: Boolean(io.env.CI),
    dumb: io.env.TERM === 'dumb',
  })
  const history = journalled ? await openHistory(cluster, command) : undefined
  const reporter = quiet
    ? undefined
    : reporters[name]({
        terminal: io.stdout,
        color: common.color === false ? false : undefined,
        verbose: common.verbose,
        env: io.env,
        say: io.say,
        past: journalled && name === 'terminal' ? pastWork(cluster) : undefined,
      })
  const connect = connectSsh({ ask: asking(io, reporter?.hold) })
  return {
    session: {
      cluster,
      connect: journalled ? connect : wrapped(connect, readOnly(isAskAll)),
      steps,
      checks,
      reporters: [history?.listen, reporter].filter(listener => listener !== undefined),
      ...(history && {
        journal: history.journal,
        claims: claimant(history.owner, cluster, breakLock),
      }),
      ...(signal && { signal }),
    },
    async close() {
      reporter?.close()
      await history?.close()
    },
  }
}

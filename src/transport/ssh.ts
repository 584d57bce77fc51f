import { env } from 'node:process'
import type { Host, SshTarget } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { Answers } from './answers.ts'
import type { Ask } from './ask.ts'
import { type Dial, dial, HungUpWhileAsking, type Link } from './dial.ts'
import { type HostKeyCheck, hostKeyCheck } from './host-key.ts'
import { findIdentities } from './identities.ts'
import { interrupted, onAbort } from './interrupt.ts'
import { Login } from './login.ts'
import { unlocking } from './passphrases.ts'
import { PLAIN, USER } from './privilege.ts'
import { roads } from './road.ts'
import { Root } from './root.ts'
import { takeSecret } from './secret-source.ts'
import { type Stage, tooManyTries } from './ssh-problem.ts'
import { SshSession } from './ssh-session.ts'
import { agentKeys, execute, forward, readKey } from './ssh2.ts'
import type { Connect } from './transport.ts'
import { sharedTunnels } from './tunnels.ts'

export interface SshOptions {
  /** Milliseconds after which each stage up to the start of a program is given up; the time in which somebody is asked does not count. */
  readonly limits?: Partial<Record<Exclude<Stage, 'ready'>, number>>
  /** Milliseconds between two signs of life; after three without answer the connection counts as lost. */
  readonly keepalive?: number
  /** Socket of the agent; empty for none. Left out: SSH_AUTH_SOCK. */
  readonly agent?: string
  /** Folder of the keys that are tried when a host names none. Left out: `~/.ssh`. */
  readonly keyFolder?: string
  /** Asks for passwords, passphrases and whether a new host key is right. Left out: nobody is asked. */
  readonly ask?: Ask | undefined
  /** Programs run as the user who logs in, not as root. */
  readonly asUser?: boolean
}

const LIMITS = { tcp: 8000, handshake: 15_000, auth: 30_000, session: 60_000, start: 120_000 }
const KEEPALIVE = 15_000
/** How often a host is dialled again that hangs up on too many keys, to show it the rest of them. */
const MORE_DIALS = 3

/**
 * Connects over SSH: one connection per host, its key always checked, programs run as root. Hosts behind the same
 * machine share one connection to it.
 */
export function connectSsh(options: SshOptions = {}): Connect {
  const answers = new Answers(options.ask)
  const unlock = unlocking(answers, readKey)
  const roots = new Map<string, Root>()
  const reach = async (host: Host, signal?: AbortSignal): Promise<Link> => {
    const { ssh } = host
    // At once, so that no program which is started on the way to any host inherits it.
    for (const source of [ssh.passwordFrom, ssh.sudoPasswordFrom]) if (source) take(source, host)
    const check = hostKeyCheck(host, answers.person)
    const identities = await findIdentities(host, {
      agent: options.agent ?? env.SSH_AUTH_SOCK,
      folder: options.keyFolder,
      agentKeys,
      read: readKey,
      unlock: (file, text) => unlock(file, text, ssh.passwordPrompts),
    })
    if (signal?.aborted) throw interrupted(host.name, signal)
    const login = new Login(host, identities, answers)
    for (let dials = 0; ; dials++) {
      try {
        return await reachOnce(host, check, login, signal)
      } catch (error) {
        const unheard = error instanceof HungUpWhileAsking
        if (unheard) await error.answered
        else if (!tooManyTries(error) || !login.hasMore || dials === MORE_DIALS) throw error
        login.again(unheard)
      }
    }
  }
  const reachOnce = async (
    host: Host,
    check: HostKeyCheck,
    login: Login,
    signal: AbortSignal | undefined,
  ) => {
    const road = await way(host, signal)
    const { limits, keepalive = KEEPALIVE } = options
    const tcp = host.ssh.connectTimeout ?? limits?.tcp ?? LIMITS.tcp
    const within: Dial['limits'] = { ...LIMITS, ...limits, tcp }
    try {
      const link = await dial({ host, check, login, limits: within, keepalive, road, signal })
      onAbort(link.over, road.close)
      return link
    } catch (error) {
      road.close()
      throw error
    } finally {
      road.arrived()
    }
  }
  const way = roads(
    sharedTunnels(async target => {
      const link = await reach(machine(target))
      return { ...link, open: (address, port) => forward(link.client, address, port) }
    }),
  )
  return async (host, signal) => {
    if (signal?.aborted) throw interrupted(host.name, signal)
    const link = await reach(host, signal)
    const open = (command: string, terminal: boolean) => execute(link.client, command, terminal)
    const key = JSON.stringify([host.name, host.ssh])
    const root = roots.get(key) ?? new Root(host, answers, options.asUser ? USER : PLAIN)
    roots.set(key, root)
    return new SshSession(host, { ...link, open }, root, { ...LIMITS, ...options.limits })
  }
}

function take(source: Parameters<typeof takeSecret>[0], host: Host): void {
  try {
    takeSecret(source)
  } catch (error) {
    throw error instanceof Problem ? error.at({ host: host.name }) : error
  }
}

/** A machine on the way, which is no host of the cluster. */
const machine = (ssh: SshTarget): Host => ({
  name: ssh.address,
  address: ssh.address,
  role: 'worker',
  labels: {},
  ssh,
})

import type { Socket } from 'node:net'
import { env } from 'node:process'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import ssh2, {
  type AnyAuthMethod,
  type Client,
  type ClientChannel,
  type ServerHostKeyAlgorithm,
} from 'ssh2'
import type { Host, SshTarget } from '../core/host.ts'
import { ending } from './ending.ts'
import { type HostKeyCheck, hostKeyCheck } from './host-key.ts'
import { findIdentities, type Identities, type Identity } from './identities.ts'
import { interrupted, onAbort } from './interrupt.ts'
import { BOOTSTRAP } from './program.ts'
import { type Road, roads } from './road.ts'
import { type Stage, StageTimeout, sshProblem } from './ssh-problem.ts'
import { type Channel, SshSession } from './ssh-session.ts'
import type { Connect } from './transport.ts'
import { sharedTunnels, tunnelRefusal } from './tunnels.ts'

export interface SshOptions {
  /** Milliseconds after which each stage of connecting is given up. */
  readonly limits?: Partial<Record<'tcp' | 'handshake' | 'auth', number>>
  /** Milliseconds between two signs of life; after three without answer the connection counts as lost. */
  readonly keepalive?: number
  /** Socket of the agent; empty for none. Left out: SSH_AUTH_SOCK. */
  readonly agent?: string
  /** Folder of the keys that are tried when a host names none. Left out: `~/.ssh`. */
  readonly keyFolder?: string
}

const LIMITS = { tcp: 8000, handshake: 15_000, auth: 30_000 }
const KEEPALIVE = 15_000
/** ms for a host to say goodbye before the socket is closed all the same. */
const GOODBYE = 1000

/**
 * Connects over SSH: one connection per host, its key always checked, programs run as root by way of sudo. Hosts behind
 * the same machine share one connection to it.
 */
export function connectSsh(options: SshOptions = {}): Connect {
  const reach = async (host: Host, signal?: AbortSignal): Promise<Link> => {
    const check = hostKeyCheck(host)
    const identities = await findIdentities(host, {
      agent: options.agent ?? env.SSH_AUTH_SOCK,
      folder: options.keyFolder,
      flaw: keyFlaw,
      publicKey,
    })
    if (signal?.aborted) throw interrupted(host.name, signal)
    const road = await way(host, signal)
    try {
      const link = await dial({ host, check, identities, options, road, signal })
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
    return new SshSession(host, { ...link, open: () => execute(link.client) })
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

function keyFlaw(key: Buffer): string | undefined {
  const parsed = ssh2.utils.parseKey(key)
  if (parsed instanceof Error) return parsed.message
  return parsed.isPrivateKey() ? undefined : 'is a public key; name the private one'
}

function publicKey(key: Buffer): Buffer | undefined {
  const parsed = ssh2.utils.parseKey(key)
  return parsed instanceof Error ? undefined : parsed.getPublicSSH()
}

/** An open connection. */
interface Link {
  readonly client: Client
  /** Fires when it has ended; its reason is the error that ended it. */
  readonly over: AbortSignal
  close(): Promise<void>
}

interface Dial {
  readonly host: Host
  readonly check: HostKeyCheck
  readonly identities: Identities
  readonly options: SshOptions
  readonly road: Road
  readonly signal: AbortSignal | undefined
}

function dial({ host, check, identities, options, road, signal }: Dial): Promise<Link> {
  const { user, connectTimeout } = host.ssh
  const client = new ssh2.Client()
  const over = new AbortController()
  let socket: Duplex | undefined
  const left = [...identities.usable]
  const tried = [...identities.unusable]

  const nextMethod = (): AnyAuthMethod | false => {
    const identity = left.shift()
    if (!identity) return false
    tried.push(identity.label)
    return identity.kind === 'key'
      ? { type: 'publickey', username: user, key: identity.key }
      : { type: 'agent', username: user, agent: agentOf(identity) }
  }

  return new Promise((resolve, reject) => {
    let stage: Stage = 'tcp'
    let timer: NodeJS.Timeout | undefined
    const enter = (next: keyof typeof LIMITS) => {
      stage = next
      clearTimeout(timer)
      const own = next === 'tcp' ? connectTimeout : undefined
      const limit = own ?? options.limits?.[next] ?? LIMITS[next]
      timer = setTimeout(() => fail(new StageTimeout(next, limit)), limit)
    }
    const settle = () => {
      clearTimeout(timer)
      forget()
      forgetRoad()
    }
    const fail = (error: unknown) => {
      settle()
      reject(sshProblem({ host, stage, error, tried }))
      over.abort(error)
      socket?.destroy()
    }
    const forget = onAbort(signal, () => fail(interrupted(host.name, signal)))
    const forgetRoad = onAbort(road.over, () => fail(new Error('the machine on the way is gone')))

    enter('tcp')
    client.once('connect', () => enter('handshake'))
    client.once('handshake', () => {
      enter('auth')
      try {
        check.remember()
      } catch (error) {
        fail(error)
      }
    })
    client.once('ready', () => {
      settle()
      resolve({ client, over: over.signal, close: () => close(client, over.signal) })
    })
    client.on('banner', text => tried.push(text.trim()))
    // For life: without a listener, an error long after `ready` would end the whole process.
    client.on('error', error => {
      const nextIsTried =
        error.level === 'agent' || (error.level === 'client-authentication' && left.length > 0)
      if (nextIsTried) tried.push(error.message)
      else fail(error)
    })
    client.once('close', () => fail(new Error('the host closed the connection')))
    const connect = (sock: Duplex) =>
      client.connect({
        sock: sock as Socket,
        username: user,
        readyTimeout: 0,
        keepaliveInterval: options.keepalive ?? KEEPALIVE,
        algorithms: { serverHostKey: check.algorithms as ServerHostKeyAlgorithm[] },
        authHandler: nextMethod,
        hostVerifier: (key: Buffer) => {
          const refusal = check.refuse(key)
          if (refusal) fail(refusal)
          return refusal === undefined
        },
      })
    road.open().then(opened => {
      socket = opened
      if (over.signal.aborted) opened.destroy()
      else connect(opened)
    }, fail)
  })
}

async function close(client: Client, over: AbortSignal): Promise<void> {
  if (over.aborted) return
  const closed = new Promise<void>(resolve => client.once('close', () => resolve()))
  client.end()
  await Promise.race([closed, sleep(GOODBYE, undefined, { ref: false })])
  client.destroy()
}

const execute = (client: Client): Promise<Channel> =>
  new Promise((resolve, reject) => {
    client.exec(BOOTSTRAP, (error, stream) => (error ? reject(error) : resolve(channel(stream))))
  })

const forward = (client: Client, address: string, port: number): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    client.forwardOut('127.0.0.1', 0, address, port, (error, stream) =>
      error ? reject(tunnelRefusal(error)) : resolve(stream),
    )
  })

/** Listens at once: the end of a program that never started may be in the same packet as its beginning. */
function channel(stream: ClientChannel): Channel {
  const close = () => stream.close()
  stream.on('error', close)
  return { stream, stderr: stream.stderr, ending: ending(stream), close }
}

/** The agent, with all of its keys or with those that were named. */
function agentOf({ socket, only }: Identity & { kind: 'agent' }): ssh2.BaseAgent | string {
  if (!only) return socket
  const agent = ssh2.createAgent(socket)
  const all = agent.getIdentities.bind(agent)
  agent.getIdentities = found =>
    all((error, keys = []) => {
      const named = (keys as ssh2.ParsedKey[]).filter(key =>
        only.some(wanted => wanted.equals(key.getPublicSSH())),
      )
      found(error, named as never)
    })
  return agent
}

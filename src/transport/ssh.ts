import { createConnection } from 'node:net'
import { env } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import ssh2, {
  type AnyAuthMethod,
  type Client,
  type ClientChannel,
  type ServerHostKeyAlgorithm,
} from 'ssh2'
import type { Host } from '../core/host.ts'
import { ending } from './ending.ts'
import { type HostKeyCheck, hostKeyCheck } from './host-key.ts'
import { findIdentities, type Identities } from './identities.ts'
import { interrupted, onAbort } from './interrupt.ts'
import { BOOTSTRAP } from './program.ts'
import { type Stage, StageTimeout, sshProblem } from './ssh-problem.ts'
import { type Channel, SshSession, type Wire } from './ssh-session.ts'
import type { Connect } from './transport.ts'

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

const LIMITS = { tcp: 10_000, handshake: 15_000, auth: 30_000 }
const KEEPALIVE = 15_000
/** ms for a host to say goodbye before the socket is closed all the same. */
const GOODBYE = 1000

/** Connects over SSH: one connection per host, its key always checked, programs run as root by way of sudo. */
export function connectSsh(options: SshOptions = {}): Connect {
  return async (host, signal) => {
    if (signal?.aborted) throw interrupted(host.name, signal)
    const check = hostKeyCheck(host)
    const identities = await findIdentities(host, {
      agent: options.agent ?? env.SSH_AUTH_SOCK,
      folder: options.keyFolder,
      flaw: keyFlaw,
    })
    if (signal?.aborted) throw interrupted(host.name, signal)
    return new SshSession(host, await dial({ host, check, identities, options, signal }))
  }
}

function keyFlaw(key: Buffer): string | undefined {
  const parsed = ssh2.utils.parseKey(key)
  if (parsed instanceof Error) return parsed.message
  return parsed.isPrivateKey() ? undefined : 'is a public key; name the private one'
}

interface Dial {
  readonly host: Host
  readonly check: HostKeyCheck
  readonly identities: Identities
  readonly options: SshOptions
  readonly signal: AbortSignal | undefined
}

function dial({ host, check, identities, options, signal }: Dial): Promise<Wire> {
  const { address, port, user } = host.ssh
  // Nagle's algorithm would hold back the small packets that a round trip consists of.
  const socket = createConnection({ host: address, port, noDelay: true })
  const client = new ssh2.Client()
  const over = new AbortController()
  const left = [...identities.usable]
  const tried = [...identities.unusable]

  const nextMethod = (): AnyAuthMethod | false => {
    const identity = left.shift()
    if (!identity) return false
    tried.push(identity.label)
    return identity.kind === 'key'
      ? { type: 'publickey', username: user, key: identity.key }
      : { type: 'agent', username: user, agent: identity.socket }
  }

  return new Promise((resolve, reject) => {
    let stage: Stage = 'tcp'
    let timer: NodeJS.Timeout | undefined
    const enter = (next: keyof typeof LIMITS) => {
      stage = next
      clearTimeout(timer)
      const limit = options.limits?.[next] ?? LIMITS[next]
      timer = setTimeout(() => fail(new StageTimeout(next, limit)), limit)
    }
    const settle = () => {
      clearTimeout(timer)
      forget()
    }
    const fail = (error: unknown) => {
      settle()
      reject(sshProblem({ host, stage, error, tried }))
      over.abort(error)
      socket.destroy()
    }
    const forget = onAbort(signal, () => fail(interrupted(host.name, signal)))

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
      resolve(wire(client, over.signal))
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
    client.connect({
      sock: socket,
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
  })
}

const wire = (client: Client, over: AbortSignal): Wire => ({
  over,
  open: () =>
    new Promise((resolve, reject) => {
      client.exec(BOOTSTRAP, (error, stream) => (error ? reject(error) : resolve(channel(stream))))
    }),
  close: async () => {
    if (over.aborted) return
    const closed = new Promise<void>(resolve => client.once('close', () => resolve()))
    client.end()
    await Promise.race([closed, sleep(GOODBYE, undefined, { ref: false })])
    client.destroy()
  },
})

/** Listens at once: the end of a program that never started may be in the same packet as its beginning. */
function channel(stream: ClientChannel): Channel {
  const close = () => stream.close()
  stream.on('error', close)
  return { stream, stderr: stream.stderr, ending: ending(stream), close }
}

import type { Duplex } from 'node:stream'
import ssh2, {
  type BaseAgent,
  type Client,
  type ClientChannel,
  type ConnectConfig,
  type ExecOptions,
  type ParsedKey,
  type ServerHostKeyAlgorithm,
} from 'ssh2'
import { reveal, type Secret } from '../core/secret.ts'
import { agentKeys as keysOf } from './agent.ts'
import { certificateAlgorithms, parseCertificate, plainName } from './certificate.ts'
import { ending } from './ending.ts'
import type { AgentKey, Key, ReadKey } from './identities.ts'
import { keyType } from './known-hosts.ts'
import type { Channel } from './ssh-session.ts'
import { certified, type Internals, signCertificates } from './ssh2-certificates.ts'
import { type Internals as Exchanging, takeHostCertificates } from './ssh2-host-certificates.ts'
import { tunnelRefusal } from './tunnels.ts'

/** What slipway knows of the library; no other file imports it but for types. */
export const newClient = (): Client => new ssh2.Client()

/** What the host shows is to be taken or not: its key, or a certificate of that. */
export interface HostKeys {
  /** To offer, in this order. */
  readonly algorithms: readonly string[]
  verify(shown: Buffer, done: (valid: boolean) => void): void
}

/** As the library's own, which knows nothing of certificates. */
export function connect(client: Client, options: ConnectConfig, hostKeys: HostKeys): void {
  const { algorithms, verify } = hostKeys
  const plain = algorithms.filter(name => plainName(name) === undefined)
  let certificate: Buffer | undefined
  client.connect({
    ...options,
    algorithms: { serverHostKey: plain as ServerHostKeyAlgorithm[] },
    hostVerifier(key: Buffer, done: (valid: boolean) => void) {
      const shown = certificate ?? key
      // Another exchange of keys may show none.
      certificate = undefined
      verify(shown, done)
    },
  })
  signCertificates(client as unknown as Internals)
  if (plain.length === algorithms.length) return
  takeHostCertificates(client as unknown as Exchanging, algorithms, blob => {
    certificate = blob
  })
}

/** Whether the other side has said what it speaks; false where this version of the library does not tell. */
export const hasGreeted = (client: Client): boolean =>
  (client as unknown as { readonly _remoteVer?: string })._remoteVer !== undefined

/** A private or public key, or why it cannot be used. */
export function readKey(text: Buffer, passphrase?: Secret): ReadKey | Error {
  const parsed = ssh2.utils.parseKey(text, passphrase && reveal(passphrase))
  if (parsed instanceof Error) return parsed
  const key = Array.isArray(parsed) ? (parsed[0] as ParsedKey) : parsed
  return {
    public: key.getPublicSSH(),
    isPrivate: key.isPrivateKey(),
    sign(data, hash) {
      const signature: Buffer | Error = key.sign(data, hash)
      if (signature instanceof Error) throw signature
      return signature
    },
  }
}

/** The keys that an agent has. Rejects when it does not answer. */
export function agentKeys(socket: string): Promise<readonly AgentKey[]> {
  const agent = ssh2.createAgent(socket)
  return keysOf(
    () =>
      new Promise((resolve, reject) => {
        if (!agent.getStream) return reject(new Error('it cannot be reached'))
        agent.getStream((error, stream) => (error ? reject(error) : resolve(stream as Duplex)))
      }),
  )
}

/** An agent with one key, so that whoever holds it is asked to sign only once the host has accepted it. */
export function agentOf(key: Key, blob: Buffer): BaseAgent {
  const certificate = parseCertificate(blob)
  const publicKey = certificate?.public ?? blob
  const algorithms = certificate && certificateAlgorithms(certificate)
  class OneKey extends ssh2.BaseAgent<ParsedKey> {
    override getIdentities(found: (error: Error | undefined, keys?: ParsedKey[]) => void): void {
      const parsed = ssh2.utils.parseKey(`${keyType(publicKey)} ${publicKey.toString('base64')}`)
      if (parsed instanceof Error) found(parsed)
      else found(undefined, [certificate ? certified(parsed, certificate) : parsed])
    }

    override sign(
      _: ParsedKey,
      data: Buffer,
      options: unknown,
      signed?: (error: Error | undefined, signature?: Buffer) => void,
    ): void {
      key
        .sign(data, algorithms?.hash ?? (options as { hash?: string }).hash)
        .then(
          signature => signed?.(undefined, signature),
          error => signed?.(error),
        )
        // The connection has ended meanwhile, and says so itself.
        .catch(() => {})
    }
  }
  return new OneKey() as BaseAgent
}

/**
 * A terminal that changes nothing of what goes through it. Lines, too, stay as they are (ICANON): where there are some
 * and no echo, sshd answers what it is sent with packets of the same length, which may be longer than the library takes.
 */
const TERMINAL = {
  term: 'dumb',
  modes: { ECHO: 0, ECHONL: 0, ISIG: 0, ICANON: 0, IXON: 0, IXOFF: 0, ICRNL: 0, OPOST: 0 },
} as const

/** Starts a command, on a terminal if `pty`. */
export const execute = (client: Client, command: string, pty: boolean): Promise<Channel> =>
  new Promise((resolve, reject) => {
    const options: ExecOptions = pty ? { pty: TERMINAL } : {}
    client.exec(command, options, (error, stream) =>
      error ? reject(error) : resolve(channel(stream)),
    )
  })

export const forward = (client: Client, address: string, port: number): Promise<Duplex> =>
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

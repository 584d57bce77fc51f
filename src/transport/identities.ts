import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Host, namedKeys } from '../core/host.ts'
import { certifiedKey, certifiedKeys, findCertificate } from './certified-keys.ts'
import { lockedKey } from './locked-key.ts'

/** The files of the keys that are tried when a host names none, in a folder, or else in that of whoever runs slipway. */
export const usualKeys = (folder: string = join(homedir(), '.ssh')): readonly string[] =>
  ['id_ed25519', 'id_ecdsa', 'id_rsa'].map(name => join(folder, name))

/** What signs for a key. `hash` is that of an RSA signature. */
export interface Signer {
  sign(data: Buffer, hash?: string): Promise<Buffer>
}

/** A key that an agent has. */
export interface AgentKey extends Signer {
  /** In wire format. */
  readonly public: Buffer
  readonly comment: string
}

/** A key that stood in a file. */
export interface ReadKey {
  readonly public: Buffer
  readonly isPrivate: boolean
  sign(data: Buffer, hash?: string): Buffer
}

/** A key to show. `label` says it in an error. */
export interface Key extends Signer {
  readonly label: string
  /** None when the file must be opened first, and nobody opens it. */
  public(): Promise<Buffer | undefined>
}

export interface Identities {
  /** In the order in which they are to be tried. */
  readonly keys: readonly Key[]
  /** Keys that cannot be used, with the reason. */
  readonly unusable: readonly string[]
}

export interface IdentitySources {
  /** The agent's socket. */
  readonly agent: string | undefined
  /** Folder of the keys that are tried when the host names none. */
  readonly folder?: string | undefined
  agentKeys(socket: string): Promise<readonly AgentKey[]>
  read(text: Buffer): ReadKey | Error
  /** An encrypted key in the clear; none where nobody gives its passphrase. */
  unlock(file: string, text: Buffer): Promise<ReadKey | undefined>
}

/**
 * The keys to log in with. Those that the host names come first, so that no number of keys in an agent uses up the
 * tries that a server grants (MaxAuthTries); where it names none, the agent's come before the usual files, as OpenSSH
 * has it. Whatever needs a passphrase comes last. A certificate of a key comes with the key: those that are named before
 * all others, one that lies beside the key after it.
 */
export async function findIdentities(host: Host, sources: IdentitySources): Promise<Identities> {
  const { identitiesOnly, certificateFiles = [] } = host.ssh
  const named = namedKeys(host.ssh)
  const unusable: string[] = []
  const socket = host.ssh.agent ?? sources.agent
  const inAgent = socket
    ? await sources.agentKeys(socket).catch(error => {
        unusable.push(`agent ${socket}: ${error.message}`)
        return []
      })
    : []
  const first: Key[] = []
  const usual: Key[] = []
  const locked: Key[] = []
  const shown: Buffer[] = []
  const keys: { readonly public: Buffer; readonly key: Key }[] = []
  for (const file of named ?? usualKeys(sources.folder)) {
    const text = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
    const beside = await readFile(`${file}.pub`).catch(() => undefined)
    const read = Buffer.isBuffer(text) ? sources.read(text) : undefined
    const lock = Buffer.isBuffer(text) ? lockedKey(text) : undefined
    const known = publicOf(read) ?? lock?.public ?? publicOf(beside && sources.read(beside))
    if (known) shown.push(known)
    const mine = known && inAgent.find(key => key.public.equals(known))
    const add = async (list: Key[], key: Key) => {
      list.push(key)
      if (known) keys.push({ public: known, key })
      const beside = certificateFiles.length === 0 && (await findCertificate(`${file}-cert.pub`))
      if (beside instanceof Error) unusable.push(beside.message)
      else if (beside) {
        shown.push(beside.certificate.blob)
        list.push(certifiedKey(beside, key))
      }
    }
    if (read && !(read instanceof Error) && read.isPrivate)
      await add(named ? first : usual, readable(file, read))
    else if (mine) await add(first, ofAgent(file, mine))
    else if (lock && Buffer.isBuffer(text))
      await add(
        locked,
        lockedAway(file, known, () => sources.unlock(file, text)),
      )
    else if (text instanceof Error) {
      if (named || (text as NodeJS.ErrnoException).code !== 'ENOENT')
        unusable.push(`${file}: ${reason(text)}`)
    } else
      unusable.push(
        `${file}: ${read instanceof Error ? read.message : 'is a public key; name the private one'}`,
      )
  }
  const certified = await certifiedKeys(
    certificateFiles,
    wanted =>
      [...keys, ...inAgent.map(key => ({ public: key.public, key: ofAgent('', key) }))].find(held =>
        wanted.some(blob => blob.equals(held.public)),
      )?.key,
  )
  unusable.push(...certified.unusable)
  shown.push(...certified.shown)
  const others = identitiesOnly
    ? []
    : inAgent
        .filter(key => !shown.some(known => known.equals(key.public)))
        .map(key => ofAgent(`${key.comment || 'a key'} in the agent`, key))
  if (host.ssh.unread !== undefined) unusable.push(host.ssh.unread)
  return { keys: [...certified.keys, ...first, ...others, ...usual, ...locked], unusable }
}

const publicOf = (read: ReadKey | Error | undefined): Buffer | undefined =>
  read && !(read instanceof Error) ? read.public : undefined

const readable = (label: string, key: ReadKey): Key => ({
  label,
  public: async () => key.public,
  sign: async (data, hash) => key.sign(data, hash),
})

const ofAgent = (label: string, key: AgentKey): Key => ({
  label,
  public: async () => key.public,
  sign: (data, hash) => key.sign(data, hash),
})

/** The passphrase is wanted once the host has accepted the key, unless the file does not say what its public half is. */
const lockedAway = (
  label: string,
  known: Buffer | undefined,
  unlock: () => Promise<ReadKey | undefined>,
): Key => ({
  label,
  public: async () => known ?? (await unlock())?.public,
  async sign(data, hash) {
    const key = await unlock()
    if (!key) throw new Error(`${label}: is encrypted, and nobody gave its passphrase`)
    return key.sign(data, hash)
  },
})

const reason = (error: NodeJS.ErrnoException): string =>
  error.code === 'ENOENT' ? 'there is no such file' : error.message

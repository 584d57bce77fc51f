import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { sshCommand } from './ssh-problem.ts'

const DEFAULTS = ['id_ed25519', 'id_ecdsa', 'id_rsa']

/** One way of showing who we are. `label` says it in an error. */
export type Identity =
  | { readonly kind: 'key'; readonly label: string; readonly key: Buffer }
  | {
      readonly kind: 'agent'
      readonly label: string
      readonly socket: string
      /** Public keys in wire format; no other is tried. Left out: all that the agent has. */
      readonly only?: readonly Buffer[]
    }

export interface Identities {
  /** In the order in which they are to be tried. */
  readonly usable: readonly Identity[]
  /** Keys that cannot be used, with the reason. */
  readonly unusable: readonly string[]
}

export interface IdentitySources {
  /** The agent's socket. */
  readonly agent: string | undefined
  /** Folder of the keys that are tried when the host names none. */
  readonly folder?: string | undefined
  /** Why a private key cannot be used, if so. */
  flaw(key: Buffer): string | undefined
  /** In wire format, of a private or public key that can be read. */
  publicKey(key: Buffer): Buffer | undefined
}

/**
 * What to log in with: the host's identity file, else the usual ones; then the agent.
 *
 * @throws Problem AUTH_REFUSED when there is nothing to try
 */
export async function findIdentities(host: Host, sources: IdentitySources): Promise<Identities> {
  const { folder = join(homedir(), '.ssh') } = sources
  const { identityFile, identityFiles, identitiesOnly, certificateFiles = [] } = host.ssh
  const agent = host.ssh.agent ?? sources.agent
  const named = identityFile === undefined ? identityFiles : [identityFile]
  const usable: Identity[] = []
  const unusable = certificateFiles.map(file => `${file}: certificates are not supported`)
  const publicKeys: Buffer[] = []
  for (const file of named ?? DEFAULTS.map(name => join(folder, name))) {
    const key = await readFile(file).catch((error: NodeJS.ErrnoException) => error)
    const beside = await readFile(`${file}.pub`).catch(() => undefined)
    const shown = [key, beside].flatMap(text =>
      Buffer.isBuffer(text) ? (sources.publicKey(text) ?? []) : [],
    )
    publicKeys.push(...shown)
    if (key instanceof Error) {
      if (named || key.code !== 'ENOENT') unusable.push(`${file}: ${reason(key)}`)
      continue
    }
    const flaw = sources.flaw(key)
    if (flaw) unusable.push(`${file}: ${flaw}`)
    else usable.push({ kind: 'key', label: file, key })
  }
  if (agent && !(identitiesOnly && publicKeys.length === 0))
    usable.push({
      kind: 'agent',
      label: `agent ${agent}`,
      socket: agent,
      ...(identitiesOnly && { only: publicKeys }),
    })
  if (host.ssh.unread !== undefined) unusable.push(host.ssh.unread)
  if (usable.length === 0) throw nothingToTry(host, unusable)
  return { usable, unusable }
}

const reason = (error: NodeJS.ErrnoException): string =>
  error.code === 'ENOENT' ? 'there is no such file' : error.message

function nothingToTry(host: Host, unusable: readonly string[]): Problem {
  const encrypted = unusable.find(line => /encrypted/i.test(line))?.split(':')[0]
  return new Problem('AUTH_REFUSED', `no key to log in with as ${host.ssh.user}`, {
    host: host.name,
    hint: encrypted
      ? `unlock it with an agent: eval "$(ssh-agent)" && ssh-add ${encrypted}`
      : `make a key with ssh-keygen and set ssh.identityFile; then try: ${sshCommand(host)}`,
    evidence: unusable,
  })
}

import { createHash, createHmac } from 'node:crypto'
import { wildcard } from '../core/wildcard.ts'
import { certifiedName, parseCertificate } from './certificate.ts'

/** One line of a known_hosts file that holds a key. */
export interface KnownHost {
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** `@revoked`, `@cert-authority` or nothing. */
  readonly marker: string
  readonly patterns: string
  readonly type: string
  /** Base64, as it stands in the file. */
  readonly key: string
}

export type Trust =
  | { readonly verdict: 'trusted' }
  | { readonly verdict: 'unknown' }
  | { readonly verdict: 'changed' | 'revoked'; readonly file: string; readonly line: number }

/** The name under which OpenSSH files a host: in brackets with its port, unless that is 22. */
export const knownHostsName = (address: string, port: number): string =>
  port === 22 ? address.toLowerCase() : `[${address.toLowerCase()}]:${port}`

/** Lines that hold no key, or none that can be read, are left out, as OpenSSH does. */
export function parseKnownHosts(text: string, file = 'known_hosts'): KnownHost[] {
  return text.split('\n').flatMap((raw, index) => {
    const words = raw.trim().split(/[ \t]+/)
    const marker = words[0]?.startsWith('@') ? (words.shift() ?? '') : ''
    const [patterns, type, key] = words
    if (!patterns || patterns.startsWith('#') || !type || !key) return []
    if (keyType(Buffer.from(key, 'base64')) !== type) return []
    return [{ file, line: index + 1, marker, patterns, type, key }]
  })
}

/** The key of a line, in wire format; of a certificate the key that it is for. */
export function keyOf({ key }: KnownHost): Buffer {
  const blob = Buffer.from(key, 'base64')
  return parseCertificate(blob)?.public ?? blob
}

/** Whether a line speaks of the host. `name` comes from `knownHostsName`. */
export function matchesHost(patterns: string, name: string): boolean {
  if (patterns.startsWith('|')) return matchesHash(patterns, name)
  let found = false
  for (const pattern of patterns.toLowerCase().split(',')) {
    const negated = pattern.startsWith('!')
    if (!wildcard(negated ? pattern.slice(1) : pattern)(name)) continue
    if (negated) return false
    found = true
  }
  return found
}

function matchesHash(patterns: string, name: string): boolean {
  const [, kind, salt, hash] = patterns.split('|')
  if (kind !== '1' || !salt || !hash) return false
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash
}

/**
 * What the file says of a key that a host has shown.
 *
 * A key of a type not yet known also counts as changed when the host is known by other keys: those were offered first,
 * so a host that still had one of them would have shown it.
 */
export function judgeKey(known: readonly KnownHost[], name: string, key: Buffer): Trust {
  const mine = known.filter(entry => matchesHost(entry.patterns, name))
  const same = (entry: KnownHost) => keyOf(entry).equals(key)
  const revoked = mine.find(entry => entry.marker === '@revoked' && same(entry))
  if (revoked) return { verdict: 'revoked', file: revoked.file, line: revoked.line }
  const plain = mine.filter(entry => entry.marker === '' && ALGORITHMS[entry.type])
  if (plain.some(same)) return { verdict: 'trusted' }
  const sameType = plain.find(entry => entry.type === keyType(key))
  const other = sameType ?? plain[0]
  return other ? { verdict: 'changed', file: other.file, line: other.line } : { verdict: 'unknown' }
}

/** Signature algorithms by key type, best first. SHA-1 is left out: every sshd since 7.2 has better. */
const ALGORITHMS: Readonly<Record<string, readonly string[]>> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256'],
}

/**
 * The host key algorithms to offer, those of known keys first, so that a host with several keys shows one that is known.
 * With certificates only where a line trusts who signs them for one of the names: the first of these is the host's, the
 * others are those under which it may be filed as well.
 */
export function hostKeyAlgorithms(known: readonly KnownHost[], names: readonly string[]): string[] {
  const linesOf = (name: string | undefined, marker: string) =>
    known.filter(
      entry => entry.marker === marker && name !== undefined && matchesHost(entry.patterns, name),
    )
  const types = new Set(linesOf(names[0], '').map(entry => entry.type))
  const first = Object.keys(ALGORITHMS).filter(type => types.has(type))
  const rest = Object.keys(ALGORITHMS).filter(type => !types.has(type))
  const plain = [...first, ...rest].flatMap(type => ALGORITHMS[type] ?? [])
  const signed = names.some(name => linesOf(name, '@cert-authority').length > 0)
  return signed ? [...plain.map(certifiedName), ...plain] : plain
}

/** The type that stands at the start of a public key's wire format; empty when it is none. */
export function keyType(key: Buffer): string {
  const length = key.length >= 4 ? key.readUInt32BE(0) : 0
  return key.length >= 4 + length ? key.toString('latin1', 4, 4 + length) : ''
}

/** As `ssh-keygen -l` shows it. */
export const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`

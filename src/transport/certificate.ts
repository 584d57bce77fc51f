import { WireReader, wireBytes } from './wire.ts'

/** A key that somebody has signed for users or for hosts. Source: PROTOCOL.certkeys of OpenSSH. */
export interface Certificate {
  /** As it goes over the wire. */
  readonly blob: Buffer
  /** The key that is signed, in wire format. */
  readonly public: Buffer
  readonly of: 'user' | 'host'
  /** Names of users or hosts; none stands for all. */
  readonly principals: readonly string[]
  /** Seconds since 1970. */
  readonly after: bigint
  readonly before: bigint
  /** Names of what must be understood by whoever takes it. */
  readonly critical: readonly string[]
  /** The key of who signed, in wire format. */
  readonly authority: Buffer
  readonly signature: Buffer
  /** What is signed. */
  readonly signed: Buffer
}

const ENDING = '-cert-v01@openssh.com'

/** What it is called where a certificate takes the place of a key, or of the name of an algorithm. */
export const certifiedName = (plain: string): string => plain + ENDING

/** The name without the certificate; nothing where there is none in it. */
export const plainName = (name: string): string | undefined =>
  name.endsWith(ENDING) ? name.slice(0, -ENDING.length) : undefined

/** How many fields the public half of a key has. */
const FIELDS: ReadonlyMap<string, number> = new Map([
  ['ssh-ed25519', 1],
  ['ssh-rsa', 2],
  ['ecdsa-sha2-nistp256', 2],
  ['ecdsa-sha2-nistp384', 2],
  ['ecdsa-sha2-nistp521', 2],
])

/** Nothing where it is none, or of a type that is not known. */
export function parseCertificate(blob: Buffer): Certificate | undefined {
  try {
    const fields = new WireReader(blob)
    const type = fields.text()
    const plain = plainName(type)
    const count = plain === undefined ? undefined : FIELDS.get(plain)
    if (plain === undefined || count === undefined) return undefined
    // What makes each certificate another.
    fields.bytes()
    const key = Array.from({ length: count }, () => wireBytes(fields.bytes()))
    // The serial number.
    fields.long()
    const kind = fields.number()
    // What the authority calls it.
    fields.bytes()
    const principals = texts(fields.bytes())
    const after = fields.long()
    const before = fields.long()
    const critical = names(fields.bytes())
    // Extensions, of which those that are not known are not in the way.
    names(fields.bytes())
    // What is reserved.
    fields.bytes()
    const authority = fields.bytes()
    const signed = blob.subarray(0, fields.at)
    const signature = fields.bytes()
    if (!fields.ended || (kind !== 1 && kind !== 2)) return undefined
    const of = kind === 1 ? 'user' : 'host'
    const publicKey = Buffer.concat([wireBytes(plain), ...key])
    const valid = { after, before, critical, authority, signature, signed }
    return { blob, public: publicKey, of, principals, ...valid }
  } catch {
    return undefined
  }
}

function texts(list: Buffer): string[] {
  const fields = new WireReader(list)
  const found: string[] = []
  while (!fields.ended) found.push(fields.text())
  return found
}

/** Of a list of names, each with a value. */
function names(list: Buffer): string[] {
  const found = texts(list)
  if (found.length % 2 !== 0) throw new RangeError('a name has no value')
  return found.filter((_, i) => i % 2 === 0)
}

/** Whether a key in wire format, or a certificate of one, is of a type that can be used. */
export const isUsable = (blob: Buffer): boolean =>
  FIELDS.has(new WireReader(blob).text()) || parseCertificate(blob) !== undefined

/** The certificate in a file as ssh-keygen writes it. */
export function readCertificate(text: Buffer): Certificate | undefined {
  const [, base64] = /^\S+-cert-v01@openssh\.com ([A-Za-z0-9+/]+=*)/.exec(text.toString()) ?? []
  return base64 === undefined ? undefined : parseCertificate(Buffer.from(base64, 'base64'))
}

/** The names of the algorithms that a certificate is shown by, and its key signs by. SHA-1 is left out. */
export function certificateAlgorithms(certificate: Certificate): {
  readonly shown: string
  readonly signature: string
  readonly hash?: string
} {
  const type = new WireReader(certificate.public).text()
  const signature = type === 'ssh-rsa' ? 'rsa-sha2-512' : type
  return {
    shown: certifiedName(signature),
    signature,
    ...(type === 'ssh-rsa' && { hash: 'sha512' }),
  }
}

/** No later than the last year that is written with four digits. */
const day = (time: bigint): string =>
  new Date(Number(time < LAST ? time : LAST) * 1000).toISOString().slice(0, 10)

const LAST = 253_402_300_799n

/** Whether it is valid at a time in ms since 1970, in words where it is not. */
export function whyNotValid({ after, before }: Certificate, now = Date.now()): string | undefined {
  const seconds = BigInt(Math.floor(now / 1000))
  if (seconds < after) return `not valid before ${day(after)}`
  return seconds >= before ? `expired on ${day(before)}` : undefined
}

import { createHash, createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto'
import { WireReader } from './wire.ts'

/** How signatures of one kind are checked. */
interface Way {
  /** The type of the key that makes them. */
  readonly key: string
  /** None where the signature has one of its own. */
  readonly hash?: string
  /** The bytes that OpenSSL takes, from those that go over the wire. */
  bytes(signature: Buffer, key: KeyObject): Buffer
}

const curve = (bits: number, hash: string): Way => ({
  key: `ecdsa-sha2-nistp${bits}`,
  hash,
  bytes: signature => pair(signature, Math.ceil(bits / 8)),
})
const rsa = (hash: string): Way => ({
  key: 'ssh-rsa',
  hash,
  // Some leave out the zeros at the beginning.
  bytes: (signature, { asymmetricKeyDetails }) =>
    padded(signature, Math.ceil((asymmetricKeyDetails?.modulusLength ?? 0) / 8)),
})
const edwards: Way = { key: 'ssh-ed25519', bytes: signature => signature }
const nist256 = curve(256, 'sha256')

/** Those that OpenSSH takes by itself of whoever signs certificates (CASignatureAlgorithms): none with SHA-1, no DSA. */
const WAYS: Readonly<Record<string, Way>> = {
  'ssh-ed25519': edwards,
  'ecdsa-sha2-nistp256': nist256,
  'ecdsa-sha2-nistp384': curve(384, 'sha384'),
  'ecdsa-sha2-nistp521': curve(521, 'sha512'),
  'rsa-sha2-256': rsa('sha256'),
  'rsa-sha2-512': rsa('sha512'),
  'sk-ssh-ed25519@openssh.com': { ...edwards, key: 'sk-ssh-ed25519@openssh.com' },
  'sk-ecdsa-sha2-nistp256@openssh.com': { ...nist256, key: 'sk-ecdsa-sha2-nistp256@openssh.com' },
}

/**
 * Whether a key has signed some data, `key` and `signature` as they go over the wire; nothing where the algorithm is none
 * that is taken. Sources: RFC 8332, RFC 8709, RFC 5656; PROTOCOL.u2f of OpenSSH for keys that a token holds.
 */
export function isSignedBy(key: Buffer, signature: Buffer, data: Buffer): boolean | undefined {
  try {
    const fields = new WireReader(signature)
    const name = fields.text()
    const way = Object.hasOwn(WAYS, name) ? WAYS[name] : undefined
    if (!way) return undefined
    const bytes = fields.bytes()
    const ofToken = name.startsWith('sk-')
    /** What a token adds: flags, and how often it has signed. */
    const added = ofToken ? fields.take(TOKEN) : Buffer.alloc(0)
    const { type, object, application } = readPublic(key)
    if (!fields.ended || type !== way.key || !object) return false
    const signed = ofToken ? Buffer.concat([sha256(application), added, sha256(data)]) : data
    const input = { key: object, dsaEncoding: 'ieee-p1363' } as const
    return verify(way.hash, signed, input, way.bytes(bytes, object))
  } catch {
    return false
  }
}

/** Bytes of what a token adds to a signature. */
const TOKEN = 5
/** What OpenSSH wants at least (SSH_RSA_MINIMUM_MODULUS_SIZE). */
const LEAST_BITS = 1024

const sha256 = (data: Buffer): Buffer => createHash('sha256').update(data).digest()

function readPublic(blob: Buffer): { type: string; object?: KeyObject; application: Buffer } {
  const fields = new WireReader(blob)
  const type = fields.text()
  const jwk = readJwk(type.replace(/^sk-|@openssh\.com$/g, ''), fields)
  const application = type.startsWith('sk-') ? fields.bytes() : Buffer.alloc(0)
  if (!jwk || !fields.ended) return { type, application }
  const object = createPublicKey({ key: jwk, format: 'jwk' })
  const { modulusLength = LEAST_BITS } = object.asymmetricKeyDetails ?? {}
  return modulusLength < LEAST_BITS ? { type, application } : { type, object, application }
}

function readJwk(type: string, fields: WireReader): JsonWebKey | undefined {
  if (type === 'ssh-ed25519') return { kty: 'OKP', crv: 'Ed25519', x: base64(fields.bytes()) }
  if (type === 'ssh-rsa') {
    const e = base64(fields.bytes())
    return { kty: 'RSA', e, n: base64(positive(fields.bytes())) }
  }
  const [, bits] = /^ecdsa-sha2-nistp(256|384|521)$/.exec(type) ?? []
  if (bits === undefined || fields.text() !== `nistp${bits}`) return undefined
  const point = fields.bytes()
  const size = Math.ceil(Number(bits) / 8)
  // Only points that are written in full are taken.
  if (point[0] !== 4 || point.length !== 1 + 2 * size) return undefined
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)]
  return { kty: 'EC', crv: `P-${bits}`, x: base64(x), y: base64(y) }
}

const base64 = (bytes: Buffer): string => bytes.toString('base64url')

/** A number without the zero that keeps it from looking negative. */
const positive = (number: Buffer): Buffer => (number[0] === 0 ? number.subarray(1) : number)

function padded(number: Buffer, size: number): Buffer {
  if (number.length > size) throw new RangeError('a number is too long')
  return Buffer.concat([Buffer.alloc(size - number.length), number])
}

/** The two numbers of a signature, each of a length that is fixed. */
function pair(signature: Buffer, size: number): Buffer {
  const fields = new WireReader(signature)
  const numbers = [fields.bytes(), fields.bytes()].map(each => padded(positive(each), size))
  if (!fields.ended) throw new RangeError('something follows the signature')
  return Buffer.concat(numbers)
}

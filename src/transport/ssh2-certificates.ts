import type { ParsedKey } from 'ssh2'
import { type Certificate, certificateAlgorithms } from './certificate.ts'
import { wireBytes } from './wire.ts'

/** What of the library's own is used below: none of it is promised by its makers, and all of it is looked for first. */
export interface Internals {
  readonly _protocol?: {
    authPK?: Show | undefined
    readonly _authsQueue?: string[]
    readonly _kex?: { readonly sessionID?: Buffer }
    readonly _cipher?: { encrypt(packet: Buffer): void }
    readonly _packetRW?: {
      readonly write: {
        readonly allocStart: number
        alloc(size: number): Buffer
        finalize(packet: Buffer): Buffer
      }
    }
  }
}

type Show = (user: string, key: ParsedKey, algorithm?: string, sign?: Sign) => void
type Sign = (data: Buffer, signed: (signature: Buffer) => void) => void

const certificates = new WeakMap<ParsedKey, Certificate>()

/** The key as the library is to show it: with the certificate in place of its public half. */
export function certified(key: ParsedKey, certificate: Certificate): ParsedKey {
  const shown = Object.create(key, {
    type: { value: certificateAlgorithms(certificate).shown },
    getPublicSSH: { value: () => certificate.blob },
  }) as ParsedKey
  certificates.set(shown, certificate)
  return shown
}

const REQUEST = 50

/**
 * Lets a client sign with certificates. The library writes one name of an algorithm into the request and into the
 * signature; with a certificate they are two, for it is the key that signs. RFC 4252, section 7.
 */
export function signCertificates({ _protocol: protocol }: Internals): void {
  const usual = protocol?.authPK
  if (!protocol || !usual) return
  protocol.authPK = (user, key, algorithm, sign) => {
    const certificate = certificates.get(key)
    if (!certificate || !sign) return usual.call(protocol, user, key, algorithm, sign)
    const { _kex, _packetRW, _cipher, _authsQueue } = protocol
    if (!_kex?.sessionID || !_packetRW || !_cipher || !_authsQueue)
      throw new Error('this version of ssh2 cannot sign with certificates')
    const algorithms = certificateAlgorithms(certificate)
    const request = Buffer.concat([
      Buffer.from([REQUEST]),
      wireBytes(user),
      wireBytes('ssh-connection'),
      wireBytes('publickey'),
      Buffer.from([1]),
      wireBytes(algorithms.shown),
      wireBytes(certificate.blob),
    ])
    sign(Buffer.concat([wireBytes(_kex.sessionID), request]), signature => {
      const named = [
        wireBytes(algorithms.signature),
        wireBytes(inWireFormat(signature, algorithms.signature)),
      ]
      const message = Buffer.concat([request, wireBytes(Buffer.concat(named))])
      const { allocStart } = _packetRW.write
      const packet = _packetRW.write.alloc(message.length)
      packet.set(message, allocStart)
      _authsQueue.push('publickey')
      _cipher.encrypt(_packetRW.write.finalize(packet))
    })
  }
}

const SEQUENCE = 0x30

/** Signatures of elliptic curves come from OpenSSL in ASN.1, and go over the wire as two numbers. RFC 5656, section 3.1.2. */
function inWireFormat(signature: Buffer, algorithm: string): Buffer {
  if (!algorithm.startsWith('ecdsa-') || signature[0] !== SEQUENCE) return signature
  const start = (signature[1] ?? 0) & 0x80 ? 3 : 2
  const first = signature[start + 1] ?? 0
  const r = signature.subarray(start + 2, start + 2 + first)
  const s = signature.subarray(start + 4 + first)
  return Buffer.concat([wireBytes(r), wireBytes(s)])
}

import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { wireBytes, wireNumber } from '../../src/transport/wire.ts'

export type TokenType = 'sk-ssh-ed25519@openssh.com' | 'sk-ecdsa-sha2-nistp256@openssh.com'

/** Stands in for a key that a FIDO token holds. Source of the formats: PROTOCOL.u2f of OpenSSH. */
export interface Token {
  /** In wire format. */
  readonly public: Buffer
  /** A signature in wire format. */
  sign(data: Buffer): Buffer
}

const APPLICATION = 'ssh:'
/** That somebody touched it. */
const FLAGS = Buffer.from([1])

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()

export function token(type: TokenType): Token {
  const ed = type.startsWith('sk-ssh-ed25519')
  const { publicKey, privateKey } = ed
    ? generateKeyPairSync('ed25519')
    : generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  const point = Buffer.concat([Buffer.from([4]), left, right])
  const key = ed ? [wireBytes(left)] : [wireBytes('nistp256'), wireBytes(point)]
  let signed = 0
  return {
    public: Buffer.concat([wireBytes(type), ...key, wireBytes(APPLICATION)]),
    sign(data) {
      const added = Buffer.concat([FLAGS, wireNumber(++signed)])
      const whole = Buffer.concat([sha256(APPLICATION), added, sha256(data)])
      const raw = sign(ed ? null : 'sha256', whole, { key: privateKey, dsaEncoding: 'ieee-p1363' })
      const bytes = ed
        ? raw
        : Buffer.concat([number(raw.subarray(0, 32)), number(raw.subarray(32))])
      return Buffer.concat([wireBytes(type), wireBytes(bytes), added])
    },
  }
}

/** As an mpint: no zeros at the beginning but one that keeps it from looking negative. RFC 4251, section 5. */
function number(bytes: Buffer): Buffer {
  const start = bytes.findIndex(byte => byte !== 0)
  const short = bytes.subarray(start)
  return wireBytes((short[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short)
}

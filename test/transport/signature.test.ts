import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type Certificate, readCertificate } from '../../src/transport/certificate.ts'
import { isSignedBy } from '../../src/transport/signature.ts'
import { WireReader, wireBytes } from '../../src/transport/wire.ts'
import { certify, makeAuthority } from './certificates.ts'
import { type TokenType, token } from './token.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-signature-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const keygen = (...args: string[]) => execFileSync('ssh-keygen', args, { encoding: 'utf8' })

makeAuthority(folder, 'key')
/** What ssh-keygen signs by a key of some type. */
function signedBy(type: readonly string[], more: readonly string[] = []): Certificate {
  const by = `ca-${[...type, ...more].join('-')}`
  keygen('-q', '-N', '', '-f', at(by), '-t', ...type)
  certify(folder, 'key', { by, more })
  const certificate = readCertificate(readFileSync(at('key-cert.pub')))
  if (!certificate) throw new Error(by)
  return certificate
}
const judge = ({ authority, signature, signed }: Certificate) =>
  isSignedBy(authority, signature, signed)

const TYPES: readonly (readonly string[])[] = [
  ['ed25519'],
  ['ecdsa', '-b', '256'],
  ['ecdsa', '-b', '384'],
  ['ecdsa', '-b', '521'],
  ['rsa', '-b', '2048'],
]

describe.each(TYPES.map(type => [type.join(' '), type] as const))('%s', (_, type) => {
  // Signatures of elliptic curves are numbers that now and then begin with zeros.
  test('what it has signed, and nothing else', () => {
    for (let i = 0; i < (type[0] === 'ecdsa' ? 20 : 1); i++) {
      const certificate = signedBy([...type, '-C', String(i)])
      expect(judge(certificate)).toBe(true)
      const { signed, signature } = certificate
      const other = Buffer.from(signed)
      other[other.length - 1] = (other.at(-1) ?? 0) ^ 1
      expect(judge({ ...certificate, signed: other })).toBe(false)
      expect(judge({ ...certificate, signature: Buffer.concat([signature, signature]) })).toBe(
        false,
      )
    }
  })

  test('bytes that are missing or others never make it throw, nor believe', () => {
    const certificate = signedBy(type)
    const { signature, authority } = certificate
    for (let end = 0; end < signature.length; end++)
      expect(judge({ ...certificate, signature: signature.subarray(0, end) })).not.toBe(true)
    for (let end = 0; end < authority.length; end++)
      expect(judge({ ...certificate, authority: authority.subarray(0, end) })).not.toBe(true)
    fc.assert(
      fc.property(
        fc.nat({ max: signature.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (i, flip) => {
          const changed = Buffer.from(signature)
          changed[i] = (changed[i] ?? 0) ^ flip
          expect(judge({ ...certificate, signature: changed })).not.toBe(true)
        },
      ),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (a, b) => {
        expect(isSignedBy(Buffer.from(a), Buffer.from(b), certificate.signed)).not.toBe(true)
      }),
    )
  })
})

test('RSA signs with SHA-2, not with SHA-1', () => {
  expect(judge(signedBy(['rsa'], ['-t', 'rsa-sha2-256']))).toBe(true)
  expect(judge(signedBy(['rsa'], ['-t', 'ssh-rsa']))).toBeUndefined()
})

test('a key of one type has not signed as one of another', () => {
  const { signed, signature } = signedBy(['ed25519', '-C', 'a'])
  const { authority } = signedBy(['rsa', '-b', '2048', '-C', 'a'])
  expect(isSignedBy(authority, signature, signed)).toBe(false)
})

describe.each<TokenType>(['sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'])(
  'a key in a token, %s',
  type => {
    const { public: key, sign } = token(type)
    const data = Buffer.from('data')

    test('has signed, and nothing else', () => {
      expect(isSignedBy(key, sign(data), data)).toBe(true)
      expect(isSignedBy(key, sign(data), Buffer.from('date'))).toBe(false)
      expect(isSignedBy(token(type).public, sign(data), data)).toBe(false)
    })

    test('not with another count than it says', () => {
      const signature = sign(data)
      signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
      expect(isSignedBy(key, signature, data)).toBe(false)
    })

    test('not as a key that is in none', () => {
      const fields = new WireReader(sign(data))
      const plain = Buffer.concat([
        wireBytes(fields.text().replace(/^sk-|@openssh\.com$/g, '')),
        wireBytes(fields.bytes()),
      ])
      expect(isSignedBy(key, plain, data)).toBe(false)
    })
  },
)

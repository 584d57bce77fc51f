import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Certificate,
  certificateAlgorithms,
  isUsable,
  parseCertificate,
  readCertificate,
  whyNotValid,
} from '../../src/transport/certificate.ts'
import { certifiedKey, certifiedKeys, findCertificate } from '../../src/transport/certified-keys.ts'
import { makeUserCertificates } from './certificates.ts'

let folder: string
const at = (name: string) => join(folder, name)
const read = (name: string): Certificate => {
  const certificate = readCertificate(readFileSync(at(name)))
  if (!certificate) throw new Error(name)
  return certificate
}
/** The key in the second word of a line, in wire format. */
const blobIn = (name: string) =>
  Buffer.from(readFileSync(at(name), 'utf8').split(' ')[1] ?? '', 'base64')

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-certificates-'))
  makeUserCertificates(folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each(['ed25519', 'ecdsa', 'ecdsa-521', 'rsa'])('what ssh-keygen has signed: %s', type => {
  const certificate = read(`certified-${type}-cert.pub`)
  expect(certificate.public).toEqual(blobIn(`certified-${type}.pub`))
  expect(certificate.authority).toEqual(blobIn('ca.pub'))
  expect(certificate).toMatchObject({ of: 'user', principals: ['root'], critical: [] })
  expect(isUsable(certificate.blob)).toBe(true)
  expect(isUsable(certificate.public)).toBe(true)
})

test('the key of an RSA certificate signs with SHA-2', () => {
  expect(certificateAlgorithms(read('certified-rsa-cert.pub'))).toEqual({
    shown: 'rsa-sha2-512-cert-v01@openssh.com',
    signature: 'rsa-sha2-512',
    hash: 'sha512',
  })
  expect(certificateAlgorithms(read('certified-ecdsa-cert.pub'))).toEqual({
    shown: 'ecdsa-sha2-nistp256-cert-v01@openssh.com',
    signature: 'ecdsa-sha2-nistp256',
  })
})

test('when it is valid', () => {
  expect(whyNotValid(read('elsewhere.crt'))).toBeUndefined()
  expect(whyNotValid(read('expired.crt'))).toMatch(/^expired on 2020-01-0[12]$/)
  expect(whyNotValid(read('early.crt'))).toMatch(/^not valid before 2097-12-31|2098-01-01$/)
  const never = { ...read('elsewhere.crt'), after: 2n ** 64n - 1n }
  expect(whyNotValid(never)).toBe('not valid before 9999-12-31')
})

test('no certificate', () => {
  expect(readCertificate(readFileSync(at('ca.pub')))).toBeUndefined()
  expect(parseCertificate(blobIn('ca.pub'))).toBeUndefined()
  expect(parseCertificate(Buffer.alloc(0))).toBeUndefined()
})

test('bytes that are missing, too many or others never make it throw', () => {
  const { blob } = read('certified-rsa-cert.pub')
  for (let end = 0; end < blob.length; end++)
    expect(parseCertificate(blob.subarray(0, end))).toBeUndefined()
  expect(parseCertificate(Buffer.concat([blob, Buffer.from([0])]))).toBeUndefined()
  fc.assert(
    fc.property(fc.nat({ max: blob.length - 1 }), fc.nat({ max: 255 }), (place, byte) => {
      const changed = Buffer.from(blob)
      changed[place] = byte
      parseCertificate(changed)
    }),
  )
})

const key = {
  label: 'k',
  public: async () => undefined,
  sign: async (data: Buffer) => data,
}

test('what a file holds', async () => {
  expect(await findCertificate(at('none'))).toBeUndefined()
  expect(String(await findCertificate(at('ca.pub')))).toContain('holds no certificate')
  expect(String(await findCertificate(at('host.crt')))).toContain('is a certificate of a host')
  const found = await findCertificate(at('expired.crt'))
  if (!found || found instanceof Error) throw new Error('not found')
  const shown = certifiedKey(found, key)
  expect(shown.label).toMatch(/expired\.crt \(expired on 2020-/)
  expect(await shown.public()).toEqual(found.certificate.blob)
  expect(await shown.sign(Buffer.from('a'))).toEqual(Buffer.from('a'))
})

test('certificates find the keys that they are for', async () => {
  const mine = blobIn('elsewhere.pub')
  const files = ['elsewhere.crt', 'agents.crt', 'none', 'host.crt'].map(at)
  const { keys, shown, unusable } = await certifiedKeys(files, blobs =>
    blobs.some(blob => blob.equals(mine)) ? key : undefined,
  )
  expect(keys.map(({ label }) => label)).toEqual([at('elsewhere.crt')])
  expect(shown).toEqual([read('elsewhere.crt').blob, read('agents.crt').blob])
  expect(unusable).toEqual([
    `${at('agents.crt')}: the key that it is for is neither in a file nor in the agent`,
    `${at('none')}: there is no such file`,
    `${at('host.crt')}: is a certificate of a host`,
  ])
})

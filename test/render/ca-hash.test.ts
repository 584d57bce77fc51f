import { expect, test } from 'vitest'
import { caHash } from '../../src/render/ca-hash.ts'
import { caCertificate } from './ca-certificate.ts'

test.each([
  ['an RSA key, as kubeadm makes it', 'rsa:2048'],
  ['an elliptic curve', 'ec -pkeyopt ec_paramgen_curve:prime256v1'],
])('openssl says the same of %s', (_, key) => {
  const { pem, hash } = caCertificate(key)
  expect(caHash(pem)).toBe(`sha256:${hash}`)
})

test('of a chain, the first certificate counts', () => {
  const first = caCertificate()
  expect(caHash(first.pem + caCertificate().pem)).toBe(`sha256:${first.hash}`)
})

test('what is no certificate is an error', () => {
  expect(() => caHash('nothing')).toThrow()
})

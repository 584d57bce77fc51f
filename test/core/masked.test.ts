import { expect, test } from 'vitest'
import { masked } from '../../src/core/masked.ts'

const KEY = 'a'.repeat(64)

test.each([
  [
    'kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef',
    'kubeadm join 10.0.0.1:6443 --token ***',
  ],
  [`--control-plane --certificate-key ${KEY}`, '--control-plane --certificate-key ***'],
  [`certificateKey: ${KEY}`, 'certificateKey: ***'],
  ['    client-key-data: LS0tLS1CRUdJTg==', '    client-key-data: ***'],
  ['    token: eyJhbGciOi', '    token: ***'],
  [
    '-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----',
    '-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----',
  ],
])('%s', (text, expected) => expect(masked(text)).toBe(expected))

test.each([
  `--discovery-token-ca-cert-hash sha256:${KEY}`,
  'registry:5000/library/nginx@sha256:0123456789abcdef',
  'etcd-3.4.13 kube-proxy.service',
])('leaves alone: %s', text => expect(masked(text)).toBe(text))

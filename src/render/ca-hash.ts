import { createHash, X509Certificate } from 'node:crypto'

/**
 * The hash by which a joining node knows the cluster's CA: SHA-256 of the public key
 * (DER SubjectPublicKeyInfo) of the first certificate in ca.crt.
 */
export function caHash(pem: string): string {
  const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' })
  return `sha256:${createHash('sha256').update(key).digest('hex')}`
}

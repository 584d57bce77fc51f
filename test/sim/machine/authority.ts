import { createHash } from 'node:crypto'

/**
 * A certificate of an authority named kubernetes, made by openssl. Nobody checks its signature, so that another
 * key in its place makes another authority.
 */
const CERTIFICATE = Buffer.from(
  'MIIBPjCB8aADAgECAhQefccBVvPAiroGWIOY5tVGZdvatzAFBgMrZXAwFTETMBEG' +
    'A1UEAwwKa3ViZXJuZXRlczAeFw0yNjExMjExNDE5MDBaFw0zNjExMTgxNDE5MDBa' +
    'MBUxEzARBgNVBAMMCmt1YmVybmV0ZXMwKjAFBgMrZXADIQDrtfItwC8ZrnxNw+Fu' +
    'C/XDXdXpngVNO3DVSkRxvtLsG6NTMFEwHQYDVR0OBBYEFCbCWjZZO68mT0ysfk65' +
    '7iBZfRFsMB8GA1UdIwQYMBaAFCbCWjZZO68mT0ysfk657iBZfRFsMA8GA1UdEwEB' +
    '/wQFMAMBAf8wBQYDK2VwA0EAbyeAjnTSAmMYFb0XLAWeg57zFhbFHR+QGCVRNfbw' +
    'Z4LlDLHuo6PwRapK+AL/BNF1g6K8fiBxH9/G1lrnmVnkBg==',
  'base64',
)

/** Before the key in a SubjectPublicKeyInfo of ed25519 (RFC 8410). */
const PREFIX = Buffer.from('302a300506032b6570032100', 'hex')
const KEY_AT = CERTIFICATE.indexOf(PREFIX) + PREFIX.length

/** A new certificate of an authority, as PEM. */
export function newAuthority(random: () => number): string {
  const der = Buffer.from(CERTIFICATE)
  for (let i = 0; i < 32; i++) der[KEY_AT + i] = Math.floor(random() * 256)
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

/** As kubeadm prints and takes it. */
export function hashOf(pem: string): string {
  const der = Buffer.from(pem.replaceAll(/-----.*-----|\s/g, ''), 'base64')
  const info = Buffer.concat([PREFIX, der.subarray(KEY_AT, KEY_AT + 32)])
  return `sha256:${createHash('sha256').update(info).digest('hex')}`
}

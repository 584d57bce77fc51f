import { wildcard } from '../core/wildcard.ts'
import { type Certificate, whyNotValid } from './certificate.ts'
import { fingerprint, type KnownHost, keyOf, matchesHost } from './known-hosts.ts'
import { isSignedBy } from './signature.ts'

/** What known_hosts says of a certificate that a host has shown. */
export type CertificateTrust =
  | { readonly verdict: 'trusted' }
  /** Its key or who signed it is. */
  | { readonly verdict: 'revoked'; readonly file: string; readonly line: number }
  /** The signature is no such thing: what was shown is no certificate. */
  | { readonly verdict: 'forged' }
  /** Its key has to be known by itself. `reason` has the line that was found, where there is one. */
  | { readonly verdict: 'worthless'; readonly reason: string }

export interface CertifiedName {
  /** Names under which lines may speak of the host: the first that some line trusts who signed it for counts. */
  readonly filed: readonly string[]
  /** The name that the certificate has to be for. */
  readonly own: string
}

/**
 * Source: check_host_key in sshconnect.c, sshkey_cert_check_host in sshkey.c of OpenSSH 10.5. Like it, and unlike
 * versions before 10.3, a certificate that names nobody is for nobody, and names may be patterns.
 */
export function judgeCertificate(
  known: readonly KnownHost[],
  { filed, own }: CertifiedName,
  certificate: Certificate,
  now = Date.now(),
): CertificateTrust {
  const { authority, signature, signed, public: key } = certificate
  const good = isSignedBy(authority, signature, signed)
  if (good === false) return { verdict: 'forged' }
  for (const name of filed) {
    const lines = known.filter(({ patterns }) => matchesHost(patterns, name))
    const find = (marker: string, keys: readonly Buffer[]) =>
      lines.find(line => line.marker === marker && keys.some(each => each.equals(keyOf(line))))
    const revoked = find('@revoked', [key, authority])
    if (revoked) return { verdict: 'revoked', file: revoked.file, line: revoked.line }
    const trusting = find('@cert-authority', [authority])
    if (!trusting) continue
    const why = good ? flaw(certificate, own, now) : 'it is signed with an old algorithm'
    if (why === undefined) return { verdict: 'trusted' }
    const place = `${trusting.file}:${trusting.line}`
    return {
      verdict: 'worthless',
      reason: `${place} trusts who signed its certificate, which counts for nothing: ${why}`,
    }
  }
  const signer = fingerprint(authority)
  return { verdict: 'worthless', reason: `no line trusts who signed its certificate, ${signer}` }
}

/** What keeps a certificate from standing for a host. */
function flaw(certificate: Certificate, own: string, now: number): string | undefined {
  const { of, principals, critical } = certificate
  if (of !== 'host') return 'it is one of a user'
  const invalid = whyNotValid(certificate, now)
  if (invalid !== undefined) return invalid
  if (principals.length === 0) return 'it names no host'
  if (!principals.some(pattern => wildcard(pattern)(own)))
    return `it is for ${principals.join(', ')}`
  return critical.length > 0 ? `it wants what is not known here: ${critical.join(', ')}` : undefined
}

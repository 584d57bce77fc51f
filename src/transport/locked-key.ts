import { WireReader } from './wire.ts'

/** The public half of an encrypted private key, where its file shows that. */
export interface LockedKey {
  /** In wire format. */
  readonly public?: Buffer
}

const MAGIC = 'openssh-key-v1\0'

/**
 * What can be told of a private key that is encrypted; nothing if it is not, or is cut off. OpenSSH's own format has the
 * public half in the clear. Source: PROTOCOL.key of OpenSSH.
 */
export function lockedKey(text: Buffer): LockedKey | undefined {
  const pem = text.toString('latin1')
  const [, body] =
    /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]*?)-----END OPENSSH PRIVATE KEY-----/.exec(pem) ?? []
  if (body === undefined) return /^Proc-Type: 4,ENCRYPTED/m.test(pem) ? {} : undefined
  try {
    const fields = new WireReader(Buffer.from(body, 'base64'))
    if (fields.take(MAGIC.length).toString('latin1') !== MAGIC) return undefined
    const cipher = fields.text()
    // How the key of the cipher is made from the passphrase.
    fields.bytes()
    fields.bytes()
    // How many keys the file has: always one.
    fields.number()
    return cipher === 'none' ? undefined : { public: fields.bytes() }
  } catch {
    return undefined
  }
}

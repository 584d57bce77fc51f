/** The public half of an encrypted private key, where its file shows that. */
export interface LockedKey {
  /** In wire format. */
  readonly public?: Buffer
}

const MAGIC = 'openssh-key-v1\0'

/**
 * What can be told of a private key that is encrypted; nothing if it is not. OpenSSH's own format has the public half in
 * the clear. Source: PROTOCOL.key of OpenSSH.
 */
export function lockedKey(text: Buffer): LockedKey | undefined {
  const pem = text.toString('latin1')
  const [, body] =
    /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]*?)-----END OPENSSH PRIVATE KEY-----/.exec(pem) ?? []
  if (body === undefined) return /^Proc-Type: 4,ENCRYPTED/m.test(pem) ? {} : undefined
  const data = Buffer.from(body, 'base64')
  if (data.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined
  try {
    let at = MAGIC.length
    const field = () => {
      const length = data.readUInt32BE(at)
      at += 4 + length
      return data.subarray(at - length, at)
    }
    const cipher = field().toString('latin1')
    field()
    field()
    // How many keys the file has: always one.
    at += 4
    return cipher === 'none' ? undefined : { public: field() }
  } catch {
    return undefined
  }
}

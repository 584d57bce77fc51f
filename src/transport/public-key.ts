import { readFile } from 'node:fs/promises'
import { type Host, namedKeys } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { quote } from '../core/quote.ts'
import { usualKeys } from './identities.ts'

/** A line for authorized_keys. */
export interface PublicKey {
  readonly file: string
  /** Type, key and comment. */
  readonly line: string
  /** Base64, which alone tells it from others. */
  readonly key: string
}

const LINE = /^(?:ssh-|ecdsa-|sk-)\S+ ([A-Za-z0-9+/]+=*)(?: [^\n]*)?$/

/**
 * The public half of the first key that the host would be logged in to with.
 *
 * @throws Problem AUTH_REFUSED when there is none
 */
export async function publicKeyOf({ name, ssh }: Host, folder?: string): Promise<PublicKey> {
  const named = namedKeys(ssh)
  const files = (named ?? usualKeys(folder)).map(file => `${file}.pub`)
  for (const file of files) {
    const line = (await readFile(file, 'utf8').catch(() => '')).trim()
    const [, key] = LINE.exec(line) ?? []
    if (key !== undefined) return { file, line, key }
  }
  throw new Problem('AUTH_REFUSED', 'there is no public key to put on the host', {
    host: name,
    hint: `make one with: ssh-keygen -t ed25519${named?.[0] === undefined ? '' : ` -f ${quote(named[0])}`}`,
    evidence: files.map(file => `${file} is not there, or holds no public key`),
  })
}

import { readFile } from 'node:fs/promises'
import { type Certificate, readCertificate, whyNotValid } from './certificate.ts'
import type { Key } from './identities.ts'

/** A certificate that stood in a file. */
export interface FoundCertificate {
  readonly file: string
  readonly certificate: Certificate
}

/** Nothing where there is no such file; an Error where it holds no certificate of a user's. */
export async function findCertificate(file: string): Promise<FoundCertificate | Error | undefined> {
  const text = await readFile(file).catch(() => undefined)
  if (!text) return undefined
  const certificate = readCertificate(text)
  if (!certificate) return new Error(`${file}: holds no certificate that can be used`)
  if (certificate.of === 'host') return new Error(`${file}: is a certificate of a host`)
  return { file, certificate }
}

/** A certificate to show, for which its key signs. */
export function certifiedKey({ file, certificate }: FoundCertificate, key: Key): Key {
  const why = whyNotValid(certificate)
  return {
    label: why === undefined ? file : `${file} (${why})`,
    public: async () => certificate.blob,
    sign: (data, hash) => key.sign(data, hash),
  }
}

/** The certificates in files, each with the key that signs for it: `held` finds one that is, or has a certificate of, one of these. */
export async function certifiedKeys(
  files: readonly string[],
  held: (blobs: readonly Buffer[]) => Key | undefined,
): Promise<{
  readonly keys: readonly Key[]
  /** In wire format. */
  readonly shown: readonly Buffer[]
  /** Those that cannot be used, with the reason. */
  readonly unusable: readonly string[]
}> {
  const keys: Key[] = []
  const shown: Buffer[] = []
  const unusable: string[] = []
  for (const file of files) {
    const found = await findCertificate(file)
    if (!found) unusable.push(`${file}: there is no such file`)
    else if (found instanceof Error) unusable.push(found.message)
    else {
      const { blob, public: publicKey } = found.certificate
      const key = held([publicKey, blob])
      if (key) keys.push(certifiedKey(found, key))
      else unusable.push(`${file}: the key that it is for is neither in a file nor in the agent`)
      shown.push(blob)
    }
  }
  return { keys, shown, unusable }
}

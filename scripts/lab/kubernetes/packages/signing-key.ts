import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { $ } from 'zx'
import { withLock } from '../lock.ts'
import type { StageOptions } from '../stage.ts'

export interface SigningKey {
  readonly fingerprint: string
  /** GNUPGHOME, closed to everybody else. */
  readonly home: string
}

/** One key per cache, so that machines made earlier still trust packages built later. */
export async function ensureSigningKey({
  cache,
  progress,
  prepare,
}: StageOptions): Promise<SigningKey> {
  const home = join(cache, 'signing-key')
  const known = await readFile(join(home, 'fingerprint'), 'utf8').catch(() => undefined)
  if (known) return { home, fingerprint: known }
  return withLock(`${home}.lock`, progress, async () => {
    await prepare?.()
    const found = existsSync(home) ? await fingerprintIn(home) : undefined
    if (found) return remember({ home, fingerprint: found })
    progress('generating the key that signs the packages')
    await rm(home, { recursive: true, force: true })
    await mkdir(home, { mode: 0o700 })
    await chmod(home, 0o700)
    const owner = 'slipway lab <lab@localhost>'
    await withGpg(
      { home, fingerprint: '' },
      run => run`gpg --batch --passphrase ${''} --quick-generate-key ${owner} rsa3072 sign never`,
    )
    const fingerprint = await fingerprintIn(home)
    if (!fingerprint) throw new Error(`gpg made no key in ${home}`)
    return remember({ home, fingerprint })
  })
}

/** Asking gpg takes a second, most of it to stop its agent again. */
async function remember(key: SigningKey): Promise<SigningKey> {
  await writeFile(join(key.home, 'fingerprint'), key.fingerprint)
  return key
}

type Run = ReturnType<typeof gpgShell>

/** gpg leaves an agent running for every home it worked in; this one goes when the work is done. */
export async function withGpg<T>(key: SigningKey, work: (run: Run) => PromiseLike<T>): Promise<T> {
  try {
    return await work(gpgShell(key))
  } finally {
    await gpgShell(key)`gpgconf --kill all`.nothrow()
  }
}

function gpgShell(key: SigningKey) {
  return $({ quiet: true, env: { ...process.env, GNUPGHOME: key.home } })
}

async function fingerprintIn(home: string): Promise<string | undefined> {
  const listing = await withGpg({ home, fingerprint: '' }, run =>
    run`gpg --batch --with-colons --list-secret-keys`.nothrow(),
  )
  return /^fpr:+([0-9A-F]+):/m.exec(listing.stdout)?.[1]
}

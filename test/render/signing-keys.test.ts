import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allKeyPaths, fetchKeys, keyPaths } from '../../src/render/signing-keys.ts'

const A = 'A'.repeat(40)
const repository = (keys: string[], fingerprints?: string[], check = true) => ({
  url: 'http://r',
  keys,
  check,
  ...(fingerprints && { fingerprints }),
})

test('where keys lie', () => {
  expect(keyPaths('k', repository(['u', 'v'], [A]), 'rpm')).toEqual([
    '/etc/pki/rpm-gpg/slipway-k',
    '/etc/pki/rpm-gpg/slipway-k-2',
  ])
  expect(keyPaths('k', repository(['u', 'v'], [A]), 'deb')).toEqual(['/etc/apt/keyrings/k.gpg'])
  expect(keyPaths('k', repository(['u']), 'rpm')).toEqual([])
  expect(keyPaths('k', repository(['u']), 'deb')).toEqual(['/etc/apt/keyrings/k.asc'])
  expect(keyPaths('k', repository(['u'], [A], false), 'deb')).toEqual([])
  expect(allKeyPaths('k', { rpm: repository(['u'], [A]), deb: repository(['u']) })).toEqual([
    '/etc/pki/rpm-gpg/slipway-k',
    '/etc/apt/keyrings/k.asc',
  ])
})

test('what it does can be read', () => {
  expect(fetchKeys('k', repository(['http://k/gpg'], [A]), 'rpm').shown).toBe(
    `curl -fsSL http://k/gpg > /etc/pki/rpm-gpg/slipway-k # if it holds no other keys than ${A}`,
  )
})

/** What is within the armour. */
const body = (armoured: string) => /\n\n([\s\S]+?)\n=/.exec(armoured)?.[1] ?? ''

const missing = ['gpg', 'gpgv', 'curl', 'busybox', 'rpm', 'rpmkeys'].find(
  name => !existsSync(`/usr/bin/${name}`),
)

describe.skipIf(missing)(`real keys${missing ? ` (skipped: there is no ${missing})` : ''}`, () => {
  let folder: string
  let known: string[]
  const at = (name: string) => join(folder, name)
  const gpg = (...args: string[]) =>
    execFileSync('gpg', ['--batch', '--quiet', '--homedir', at('home'), ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  const fingerprints = (...args: string[]) =>
    [
      ...gpg('--with-colons', ...args)
        .toString()
        .matchAll(/^pub:.*\n(?:.*\n)*?fpr:+(\w+):/gm),
    ].map(([, print]) => print ?? '')

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-keys-'))
    execFileSync('mkdir', ['-m', '700', at('home')])
    for (const type of ['rsa2048', 'ed25519', 'nistp256'])
      gpg('--passphrase', '', '--quick-generate-key', `${type} <${type}@example>`, type, 'sign')
    known = fingerprints('--list-keys')
    gpg('--passphrase', '', '--quick-add-key', known[0] ?? '', 'rsa2048', 'encr', 'never')
    const file = (name: string, ...args: string[]) => writeFileSync(at(name), gpg(...args))
    file('one.asc', '--armor', '--comment', 'mine', '--export', 'rsa2048@example')
    file('one.gpg', '--export', 'rsa2048@example')
    file('ed25519.asc', '--armor', '--export', 'ed25519@example')
    file('all.asc', '--armor', '--export')
    file('all.gpg', '--export')
    file('secret.asc', '--armor', '--export-secret-keys', 'ed25519@example')
    const text = (name: string) => readFileSync(at(name), 'latin1')
    const made = {
      'blocks.asc': text('one.asc') + text('ed25519.asc'),
      'windows.asc': text('one.asc').replaceAll('\n', '\r\n'),
      'half.asc': text('one.asc').slice(0, 400),
      'half.gpg': text('one.gpg').slice(0, -1),
      'more.asc': `${text('one.asc')}Ymxh\n`,
      'hidden.asc': text('one.asc').replace(
        /^=.*\n/m,
        line => `${line}${body(text('ed25519.asc'))}\n`,
      ),
      'page.html': '<html>404</html>\n',
      empty: '',
      'version.gpg': text('one.gpg').replace('\x04', '\x03'),
      'literal.gpg': `${text('one.gpg')}\xcb\x03abc`,
    }
    for (const [name, bytes] of Object.entries(made)) writeFileSync(at(name), bytes, 'latin1')
    writeFileSync(at('signed'), 'this was signed\n')
    gpg('--local-user', 'rsa2048@example', '--detach-sign', '--output', at('sig'), at('signed'))
  })
  afterAll(() => {
    spawnSync('gpgconf', ['--homedir', at('home'), '--kill', 'all'])
    rmSync(folder, { recursive: true })
  })

  /** Fetches into the test's folder instead of /etc. */
  function fetched(
    files: readonly string[],
    among: readonly string[],
    { format = 'deb', shell = ['dash'] }: { format?: 'rpm' | 'deb'; shell?: string[] } = {},
  ) {
    rmSync(at('out'), { recursive: true, force: true })
    const urls = files.map(name => `file://${at(name)}`)
    const text = fetchKeys('k', repository(urls, [...among]), format)
      .reveal()
      .replaceAll(/\/etc\/(apt\/keyrings|pki\/rpm-gpg)/g, at('out'))
    const [program = '', ...args] = shell
    const { status, stderr } = spawnSync(program, [...args, '-c', `set -e\n${text}`], {
      encoding: 'utf8',
    })
    const there = existsSync(at('out')) ? readdirSync(at('out')) : []
    return { status, stderr, there }
  }

  const shells = [['dash'], ['bash'], ['busybox', 'sh']]

  test.each(shells)('%s: every form of a file with known keys', (...shell) => {
    const forms = ['one.asc', 'one.gpg', 'all.asc', 'all.gpg', 'blocks.asc', 'windows.asc']
    for (const name of forms) {
      expect(fetched([name], known, { shell }), name).toEqual({
        status: 0,
        stderr: '',
        there: ['k.gpg'],
      })
      expect(fingerprints('--show-keys', at('out/k.gpg')), name).toEqual(
        fingerprints('--show-keys', at(name)),
      )
    }
  })

  test('apt trusts what was looked at: several files become one keyring', () => {
    expect(fetched(['ed25519.asc', 'one.asc'], known).there).toEqual(['k.gpg'])
    expect(fingerprints('--show-keys', at('out/k.gpg'))).toEqual([known[1], known[0]])
    const { status } = spawnSync('gpgv', ['--keyring', at('out/k.gpg'), at('sig'), at('signed')])
    expect(status).toBe(0)
  })

  test('rpm imports what was looked at', () => {
    const files = ['one.asc', 'ed25519.asc']
    expect(fetched(files, known, { format: 'rpm' }).there).toEqual(['slipway-k', 'slipway-k-2'])
    const root = ['--root', at('root')]
    execFileSync('rpm', ['--initdb', ...root])
    execFileSync('rpmkeys', [...root, '--import', at('out/slipway-k')], { stdio: 'ignore' })
    const { stdout } = spawnSync('rpm', [...root, '-q', 'gpg-pubkey'], { encoding: 'utf8' })
    expect(stdout).toContain(`gpg-pubkey-${known[0]?.slice(-8).toLowerCase()}`)
  })

  test.each(['all.asc', 'all.gpg', 'blocks.asc'])('%s, with one key that is not known', name => {
    const { status, stderr, there } = fetched([name], known.slice(0, 1))
    expect({ status, there }).toEqual({ status: 1, there: [] })
    expect(stderr).toBe(
      `slipway: file://${at(name)} holds the key ${known[1]}, which is not known to sign these packages\n`,
    )
  })

  test('the second of two files has another key', () => {
    const { status, there } = fetched(['one.asc', 'ed25519.asc'], known.slice(0, 1))
    expect({ status, there }).toEqual({ status: 1, there: [] })
  })

  test.each([
    'secret.asc',
    'half.asc',
    'half.gpg',
    'more.asc',
    'hidden.asc',
    'page.html',
    'empty',
    'version.gpg',
    'literal.gpg',
  ])('%s is refused', name => {
    for (const shell of shells) {
      const { status, stderr, there } = fetched([name], known, { shell })
      expect({ status, there }).toEqual({ status: 1, there: [] })
      expect(stderr).toContain('holds no keys that can be read')
    }
  })

  test('a key that was there stays when another comes in its place', () => {
    fetched(['one.asc'], known)
    const text = fetchKeys('k', repository([`file://${at('ed25519.asc')}`], [A]), 'deb')
    const program = text.reveal().replaceAll('/etc/apt/keyrings', at('out'))
    expect(spawnSync('dash', ['-ec', program]).status).toBe(1)
    expect(fingerprints('--show-keys', at('out/k.gpg'))).toEqual(known.slice(0, 1))
  })

  test('one bit that is changed makes another key, or none', { timeout: 60_000 }, () => {
    const bytes = readFileSync(at('one.gpg'))
    // The key itself: behind it come names and signatures, which say nothing of who it is.
    const size = 3 + bytes.readUInt16BE(1)
    fc.assert(
      fc.property(fc.nat({ max: size - 1 }), fc.nat({ max: 7 }), (byte, bit) => {
        const changed = Buffer.from(bytes)
        changed[byte] = (changed[byte] ?? 0) ^ (1 << bit)
        writeFileSync(at('changed'), changed)
        expect(fetched(['changed'], known).status).toBe(1)
      }),
      { numRuns: 25 },
    )
  })
})

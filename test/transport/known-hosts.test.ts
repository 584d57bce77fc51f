import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test, vi } from 'vitest'
import {
  fingerprint,
  hostKeyAlgorithms,
  judgeKey,
  knownHostsName,
  matchesHost,
  parseKnownHosts,
} from '../../src/transport/known-hosts.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const folder = mkdtempSync(join(tmpdir(), 'slipway-known-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** `type base64` of a fresh key. */
function makeKey(name: string, type: string): string {
  execFileSync('ssh-keygen', ['-q', '-N', '', '-t', type, '-f', join(folder, name)])
  return readFileSync(join(folder, `${name}.pub`), 'utf8')
    .split(' ', 2)
    .join(' ')
}
const ed = makeKey('ed', 'ed25519')
const otherEd = makeKey('other', 'ed25519')
const rsa = makeKey('rsa', 'rsa')
const blob = (key: string) => Buffer.from(key.split(' ')[1] ?? '', 'base64')

/** The host name as `ssh-keygen -H` hides it. */
function hashed(name: string): string {
  const file = join(folder, 'hash')
  writeFileSync(file, `${name} ${ed}\n`)
  execFileSync('ssh-keygen', ['-q', '-H', '-f', file], { stdio: 'ignore' })
  return readFileSync(file, 'utf8').split(' ')[0] ?? ''
}

describe('what a file says of a key', () => {
  const hash = hashed('h')
  const cases: [name: string, file: string, key: string, verdict: object][] = [
    ['nothing at all', '', ed, { verdict: 'unknown' }],
    ['the same key', `h ${ed}`, ed, { verdict: 'trusted' }],
    ['with a comment, tabs and CRLF', `  h\t${ed} me@there\r\n`, ed, { verdict: 'trusted' }],
    ['another host', `g ${ed}`, ed, { verdict: 'unknown' }],
    ['another port', `[h]:2222 ${ed}`, ed, { verdict: 'unknown' }],
    ['a hashed name', `${hash} ${ed}`, ed, { verdict: 'trusted' }],
    ['another key', `# x\n\nh ${ed}`, otherEd, { verdict: 'changed', line: 3 }],
    ['one of several', `h ${otherEd}\nh ${ed}`, ed, { verdict: 'trusted' }],
    ['another type only', `g ${ed}\nh ${rsa}`, ed, { verdict: 'changed', line: 2 }],
    ['several types', `h ${rsa}\nh ${ed}`, otherEd, { verdict: 'changed', line: 2 }],
    ['revoked', `h ${ed}\n@revoked * ${ed}`, ed, { verdict: 'revoked', line: 2 }],
    ['another key revoked', `@revoked h ${otherEd}\nh ${ed}`, ed, { verdict: 'trusted' }],
    ['an authority', `@cert-authority h ${ed}`, ed, { verdict: 'unknown' }],
    ['a type we do not speak', 'h sk-ssh-ed25519@openssh.com AAAA', ed, { verdict: 'unknown' }],
    [
      'a line that is none',
      `h ssh-ed25519\nh ssh-rsa ${ed.split(' ')[1]}`,
      ed,
      { verdict: 'unknown' },
    ],
    ['commented out', `#h ${otherEd}`, ed, { verdict: 'unknown' }],
  ]
  test.each(cases)('%s', (_, file, key, trust) => {
    expect(judgeKey(parseKnownHosts(file), 'h', blob(key))).toMatchObject(trust)
  })
})

describe('algorithms to offer', () => {
  test.each([
    ['', 'ssh-ed25519'],
    [`h ${rsa}`, 'rsa-sha2-512'],
    [`h ${rsa}\nh ${ed}`, 'ssh-ed25519'],
    [`g ${rsa}`, 'ssh-ed25519'],
    [`@revoked h ${rsa}`, 'ssh-ed25519'],
  ])('after %s comes first %s', (file, first) => {
    const algorithms = hostKeyAlgorithms(parseKnownHosts(file), ['h'])
    expect(algorithms[0]).toBe(first)
    expect(new Set(algorithms).size).toBe(6)
  })
})

test.each([
  ['h', 22, 'h'],
  ['Node1.Example', 22, 'node1.example'],
  ['10.0.0.1', 2222, '[10.0.0.1]:2222'],
  ['::1', 22, '::1'],
  ['::1', 2222, '[::1]:2222'],
])('%s port %i is filed under %s', (address, port, name) => {
  expect(knownHostsName(address, port)).toBe(name)
})

test('a fingerprint is the one that ssh-keygen shows', () => {
  const shown = execFileSync('ssh-keygen', ['-lf', join(folder, 'rsa.pub')], { encoding: 'utf8' })
  expect(shown).toContain(` ${fingerprint(blob(rsa))} `)
})

test('finds the same lines as ssh-keygen -F, in any file', () => {
  const names = ['a', 'ab', 'a.b', 'b.a.b', '[a]:22', '[a.b]:2222', '::1', '10.0.0.1']
  const hashes = names.map(hashed)
  const word = fc.stringMatching(/^[ab.*?[\]:12-]{1,6}$/)
  const pattern = fc.oneof(word, fc.constantFrom(...names, 'A.B'))
  const item = fc.oneof(
    { weight: 3, arbitrary: pattern },
    { weight: 1, arbitrary: pattern.map(p => `!${p}`) },
  )
  const list = fc.array(item, { minLength: 1, maxLength: 4 }).map(items => items.join(','))
  const line = fc
    .tuple(
      fc.constantFrom('', '', '', '@revoked ', '@cert-authority ', '  ', '#'),
      fc.oneof({ weight: 3, arbitrary: list }, fc.constantFrom(...hashes)),
      fc.constantFrom(ed, rsa, `${ed} a comment`),
    )
    .map(([marker, patterns, key]) => `${marker}${patterns} ${key}`)
  const file = join(folder, 'any')
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.constantFrom(...names), (lines, name) => {
      writeFileSync(file, lines.map(text => `${text}\n`).join(''))
      const { stdout } = spawnSync('ssh-keygen', ['-F', name, '-f', file], { encoding: 'utf8' })
      const theirs = [...stdout.matchAll(/found: line (\d+)/g)].map(match => Number(match[1]))
      const ours = parseKnownHosts(lines.join('\n')).filter(e => matchesHost(e.patterns, name))
      expect(ours.map(entry => entry.line)).toEqual(theirs)
    }),
    { numRuns: 150 },
  )
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { lockedKey } from '../../src/transport/locked-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-locked-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

function make(name: string, ...more: string[]): { readonly text: Buffer; readonly public: Buffer } {
  const file = join(folder, name)
  execFileSync('ssh-keygen', ['-q', '-f', file, '-C', '', ...more])
  const [, base64 = ''] = readFileSync(`${file}.pub`, 'utf8').split(' ')
  return { text: readFileSync(file), public: Buffer.from(base64, 'base64') }
}
const locked = make('locked', '-t', 'ed25519', '-N', 'secret')
const [HEAD, TAIL] = ['BEGIN', 'END'].map(word => `-----${word} OPENSSH PRIVATE KEY-----\n`)
const body = Buffer.from(locked.text.toString().replace(/-----.*-----/g, ''), 'base64')
const written = (bytes: Buffer) => Buffer.from(`${HEAD}${bytes.toString('base64')}\n${TAIL}`)

test('a key that is locked shows its public half, one that is not has nothing to tell', () => {
  expect(lockedKey(locked.text)).toEqual({ public: locked.public })
  expect(lockedKey(make('open', '-t', 'ed25519', '-N', '').text)).toBeUndefined()
  expect(lockedKey(Buffer.from('hello'))).toBeUndefined()
})

test('an older format shows that it is locked, and no more', () => {
  expect(lockedKey(make('old', '-t', 'rsa', '-m', 'PEM', '-N', 'secret').text)).toEqual({})
})

test('one that is cut off shows the whole of it or nothing', () => {
  const seen = new Set<number>()
  for (let end = 0; end <= body.length; end++) {
    const shown = lockedKey(written(body.subarray(0, end)))
    seen.add(shown ? 1 : 0)
    if (shown) expect(shown, `${end} bytes`).toEqual({ public: locked.public })
  }
  expect(seen.size).toBe(2)
})

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.nat({ max: body.length - 1 }), fc.nat({ max: 255 }), (place, byte) => {
      const changed = Buffer.from(body)
      changed[place] = byte
      lockedKey(written(changed))
    }),
  )
})

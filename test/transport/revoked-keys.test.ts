import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { whyRevoked } from '../../src/transport/revoked-keys.ts'
import { certify, makeAuthority } from './certificates.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-revoked-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
for (const name of ['ca', 'key', 'other']) makeAuthority(folder, name)
certify(folder, 'key', { names: 'h', ofHost: true })

const blob = (name: string) =>
  Buffer.from(readFileSync(at(name), 'utf8').split(' ')[1] ?? '', 'base64')
const lines = (...names: string[]) => names.map(name => readFileSync(at(name), 'utf8')).join('')
function written(name: string, text: string): string {
  writeFileSync(at(name), text)
  return at(name)
}
const made = (name: string, ...keys: string[]) => {
  execFileSync('ssh-keygen', ['-q', '-k', '-f', at(name), ...keys.map(at)])
  return at(name)
}

test.each([
  ['nothing', () => written('empty', ''), undefined],
  ['others', () => written('others', `# gone\n\n${lines('other.pub')}`), undefined],
  ['it', () => written('it', lines('other.pub', 'key.pub')), 'HOST_KEY_CHANGED'],
  ['who signed it', () => written('by-ca', lines('ca.pub')), 'HOST_KEY_CHANGED'],
  ['its certificate', () => written('cert', lines('key-cert.pub')), 'HOST_KEY_CHANGED'],
  ['no keys', () => written('odd', 'hello\n'), 'HOST_KEY_UNKNOWN'],
  ['what is not there', () => at('none'), 'HOST_KEY_UNKNOWN'],
  ['it, by ssh-keygen', () => made('krl', 'key.pub'), 'HOST_KEY_CHANGED'],
  ['who signed it, by ssh-keygen', () => made('krl-ca', 'ca.pub'), 'HOST_KEY_CHANGED'],
  ['others, by ssh-keygen', () => made('krl-other', 'other.pub'), undefined],
  ['half a list of ssh-keygen', () => written('half', 'SSHKRL\n\0\0\0'), 'HOST_KEY_UNKNOWN'],
])('a file that holds %s', async (_, file, code) => {
  const problem = await whyRevoked([file()], blob('key-cert.pub'), 'h')
  expect(problem?.code).toBe(code)
  if (problem) expect(problem).toMatchObject({ host: 'h', hint: expect.stringMatching(/.{10}/) })
})

test('all files count, and a key that has no certificate is no other than itself', async () => {
  const files = [written('first', lines('other.pub')), written('second', lines('key.pub'))]
  expect((await whyRevoked(files, blob('key.pub'), 'h'))?.code).toBe('HOST_KEY_CHANGED')
  expect(await whyRevoked([written('ca-only', lines('ca.pub'))], blob('key.pub'), 'h')).toBe(
    undefined,
  )
})

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { NoClient, sshClient } from '../../../src/config/ssh/client.ts'
import { withoutPasswords } from '../../../src/core/secret.ts'

const folder = mkdtempSync('/tmp/slipway-client-')
afterAll(() => rmSync(folder, { recursive: true }))

/** Notes when it starts and ends, and answers with its arguments. */
const program = join(folder, 'program')
const log = join(folder, 'log')
writeFileSync(
  program,
  `#!/bin/sh\necho + >>${log}\nsleep 0.1\necho - >>${log}\nprintf '%s ' "$@"\n[ "$2" != bad ] || { echo 'line 2: bad' >&2; exit 255; }\n`,
)
chmodSync(program, 0o755)

test('as many at a time as allowed, and equal questions once', async () => {
  const ask = sshClient(program, 2)
  const names = ['a', 'b', 'c', 'd', 'e', 'a', 'b']
  const answers = await Promise.all(names.map(name => ask([name])))
  expect(answers).toEqual(names.map(name => `-G ${name} `))
  let running = 0
  const most = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map(mark => {
      running += mark === '+' ? 1 : -1
      return running
    })
  expect(most).toHaveLength(10)
  expect(Math.max(...most)).toBe(2)
})

test('a refusal is told with what it printed and how to see it; those that wait are not held up', async () => {
  const ask = sshClient(program, 1)
  const bad = ask(['bad', "it's"])
  const good = ask(['good'])
  await expect(bad).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    hint: expect.stringContaining(`${program} -G bad 'it'\\''s'`),
    evidence: ['line 2: bad'],
  })
  expect(await good).toBe('-G good ')
})

test('no client', async () => {
  await expect(sshClient(join(folder, 'none'))(['a'])).rejects.toBeInstanceOf(NoClient)
})

test('passwords in the environment are not for it, nor for programs of Match exec', async () => {
  const shows = join(folder, 'shows')
  writeFileSync(shows, '#!/bin/sh\nenv\n', { mode: 0o755 })
  const given = { PATH: process.env.PATH, LOGIN_PASSWORD: 'hush', SUDO_PASSWORD: 'hush', KEPT: '1' }
  const sources = [{ env: 'LOGIN_PASSWORD' }, undefined, { env: 'SUDO_PASSWORD' }, { file: 'KEPT' }]
  const answer = await sshClient(shows, 1, withoutPasswords(given, sources))([])
  expect(answer).toContain('KEPT=1')
  expect(answer).not.toContain('hush')
})

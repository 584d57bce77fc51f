import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'
import { waitFor } from '../../src/render/wait.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-wait-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (text: string) => {
  const began = Date.now()
  const { status, stdout, stderr } = spawnSync('sh', ['-c', text], {
    encoding: 'utf8',
    cwd: folder,
  })
  return { status, stdout, stderr, took: Date.now() - began }
}

const MESSAGE = "it didn't come about"
const tries = (count: number, file: string) =>
  sh`echo try >> ${file}; [ "$(wc -l < ${file})" -ge ${count} ]`

test('success at once: quiet, and without a pause', () => {
  const { took, ...rest } = run(waitFor(sh`echo up; echo more >&2`, 5, MESSAGE).reveal())
  expect(rest).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(took).toBeLessThan(450)
})

test('success after some tries', () => {
  expect(run(waitFor(tries(3, 'some'), 5, MESSAGE).reveal())).toMatchObject({
    status: 0,
    stderr: '',
  })
})

test('time is up: says what did not come about, and what the probe says', () => {
  const probe = sh`echo 'no route' >&2; false`
  const { status, stderr } = run(waitFor(probe, 1, MESSAGE).reveal())
  expect(status).toBe(1)
  expect(stderr).toBe(`${MESSAGE}\nno route\n`)
})

test('a probe that succeeds too late is too late', () => {
  expect(run(waitFor(tries(3, 'late'), 0, MESSAGE).reveal()).status).toBe(1)
})

test.each([
  ['&&', sh`true && false`],
  ['||', sh`false || false`],
  ['a pipe', sh`true | false`],
  [
    'several lines',
    sh`true
false`,
  ],
])('a probe with %s fails as a whole', (_, probe) => {
  expect(run(waitFor(probe, 0, MESSAGE).reveal())).toMatchObject({
    status: 1,
    stderr: `${MESSAGE}\n`,
  })
})

test('under set -e it waits and fails just the same', () => {
  const text = (probe: ReturnType<typeof sh>, seconds: number) =>
    `set -e\n${waitFor(probe, seconds, MESSAGE).reveal()}\necho after`
  expect(run(text(tries(2, 'strict'), 5)).stdout).toBe('after\n')
  expect(run(text(sh`false`, 0))).toMatchObject({ status: 1, stdout: '', stderr: `${MESSAGE}\n` })
})

test('shown with its secrets masked', () => {
  const { shown } = waitFor(sh`login ${new Secret('hush')}`, 3, MESSAGE)
  expect(shown).toBe('wait until: login *** (at most 3 s)')
})

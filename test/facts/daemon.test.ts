import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writtenSince } from '../../src/facts/daemon.ts'

const folder = mkdtempSync(join(tmpdir(), 'daemon-'))
const daemon = spawn('sleep', ['60'], { stdio: 'ignore' })
afterAll(() => {
  daemon.kill()
  rmSync(folder, { recursive: true })
})
// Ages are told in seconds, and one second is not enough to tell.
beforeAll(() => pause(3500))

/** The question, put to a real shell whose systemctl knows one unit. */
function ask(pid: number | undefined, paths: readonly string[]): readonly string[] {
  const systemctl = join(folder, 'systemctl')
  writeFileSync(systemctl, `#!/bin/sh\necho MainPID=${pid}\n`, { mode: 0o755 })
  const fact = writtenSince('containerd', paths)
  const { stdout, status } = spawnSync('sh', ['-c', fact.ask.reveal()], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  })
  return fact.read({ code: status ?? 1, stdout, stderr: '', at: 0 })
}

const written = (name: string, secondsAgo: number): string => {
  const path = join(folder, name)
  const at = Date.now() / 1000 - secondsAgo
  writeFileSync(path, '')
  utimesSync(path, at, at)
  return path
}

test('a file is new to a daemon that started before it was written', () => {
  const after = written('after it.toml', 0)
  const before = written('before', 100)
  const ahead = written('ahead', -1000)
  const missing = join(folder, 'missing')
  expect(ask(daemon.pid, [after, before, ahead, missing])).toEqual([after])
})

test('a daemon that does not run has nothing to learn', () => {
  expect(ask(0, [written('file', 0)])).toEqual([])
})

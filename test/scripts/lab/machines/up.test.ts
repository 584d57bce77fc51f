import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { maxNodes, stateDirOf, stateRoot } from '../../../../scripts/lab/machines/lab.ts'

const checkout = join(import.meta.dirname, '../../../..')
const programs = ['/usr/bin/systemd-nspawn', '/usr/sbin/debootstrap']

/** What so many machines take on the real Kubernetes: 1.5 GiB each. */
const neededBytes = maxNodes * 1.5 * 2 ** 30

const cannot =
  process.getuid?.() !== 0
    ? 'not root'
    : totalmem() >= neededBytes
      ? 'a host with memory for the largest lab'
      : programs.find(program => !existsSync(program))

const lab = (...words: string[]) =>
  new Promise<{ readonly code: unknown; readonly stderr: string }>(resolve => {
    const args = ['--import', 'tsx', 'scripts/lab/main.ts', ...words]
    execFile(process.execPath, args, { cwd: checkout }, (error, _, stderr) =>
      resolve({ code: error?.code ?? 0, stderr }),
    )
  })

describe.skipIf(cannot)(`lab up${cannot ? ` (skipped: ${cannot})` : ''}`, () => {
  test('of a lab for which there is no memory, nothing is left', { timeout: 120_000 }, async () => {
    const name = `refused-${process.pid}`
    const { code, stderr } = await lab('up', '--name', name, '--nodes', String(maxNodes))
    expect(stderr).toContain('GiB of memory are available')
    expect(code).toBe(2)
    expect(existsSync(stateDirOf(name))).toBe(false)
    expect(existsSync(join(stateRoot, `.${name}.lock`))).toBe(false)
  })
})

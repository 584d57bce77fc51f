import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, test } from 'vitest'
import { systemDisk } from '../../src/journal/disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-private-'))
afterAll(() => rmSync(folder, { recursive: true }))

const modes = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true }).map(entry => {
    const { mode } = statSync(join(entry.parentPath, entry.name))
    return `${entry.name} ${(mode & 0o777).toString(8)}`
  })

test('what init makes beside cluster.yaml is for its owner alone, whatever the umask', () => {
  const words = ['init', '--offline', '10.0.0.1', '--out', join(folder, 'cluster.yaml')]
  const run = ['-c', 'umask 000; exec "$@"', 'sh', process.execPath, '--import', 'tsx']
  execFileSync('sh', [...run, 'src/cli/main.ts', ...words])
  expect((statSync(join(folder, '.slipway')).mode & 0o777).toString(8)).toBe('700')
  expect(modes(join(folder, '.slipway'))).toEqual(['cluster.schema.json 600'])
}, 120_000)

test('a folder that others could look into is closed when something is kept in it', async () => {
  const open = join(folder, 'open')
  execFileSync('mkdir', ['-m', '777', open])
  await (await systemDisk.open(join(open, 'events'))).close()
  expect((statSync(open).mode & 0o777).toString(8)).toBe('700')
  expect(modes(open)).toEqual(['events 600'])
})

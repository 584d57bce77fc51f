import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

const missing = join(mkdtempSync(join(tmpdir(), 'slipway-example-')), 'cluster.yaml')

/** With the sources for what it imports, so that nothing needs to be built. */
const example = (...words: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'examples/bring-up.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TSX_TSCONFIG_PATH: 'tsconfig.check.json' },
  })

describe('examples/bring-up.ts', { timeout: 60_000 }, () => {
  test('says how it is used', () => {
    expect(example('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('usage: '),
    })
  })

  test('says what is wrong with its cluster, and touches nothing', () => {
    expect(example(missing)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('CONFIG_INVALID'),
    })
  })
})

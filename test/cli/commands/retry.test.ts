import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unfinished } from '../../../src/cli/commands/retry.ts'
import type { Ledger, PairHistory, PairOutcome } from '../../../src/journal/ledger.ts'
import { slipway } from '../io.ts'

const outcomes: PairOutcome[] = ['unchanged', 'changed', 'failed', 'blocked', 'cut off', 'not run']
const history: Ledger = {
  runs: [],
  pairs: new Map(
    outcomes.map(outcome => [
      outcome,
      {
        step: outcome,
        host: 'h',
        outcome,
        at: 0,
        took: 0,
        changes: [],
        run: 'r',
      } satisfies PairHistory,
    ]),
  ),
}

test('what failed, was cut off or had to wait is retried, and nothing else', () => {
  expect([...unfinished(history)]).toEqual(['failed@h', 'blocked@h', 'cut off@h'])
})

test('without a run there is nothing to retry, and no host is asked', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'slipway-retry-')), 'cluster.yaml')
  writeFileSync(
    file,
    'cluster: lab\npreset: notes-2020\nhosts:\n  master: { address: 192.0.2.1, role: control-plane }\n',
  )
  const { code, stderr } = await slipway(['retry', '--yes', '-f', file])
  expect(code).toBe(2)
  expect(stderr).toContain('no run was made from this folder')
})

test.each([['--json'], ['--reporter=json']])(
  'whoever reads JSON is told in JSON that there is nothing to retry: %s',
  async option => {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-retry-'))
    const file = join(folder, 'cluster.yaml')
    writeFileSync(
      file,
      'cluster: lab\npreset: notes-2020\nhosts:\n  master: { address: 192.0.2.1, role: control-plane }\n',
    )
    mkdirSync(join(folder, '.slipway/lab'), { recursive: true })
    const about = { run: 'r', cluster: 'lab' }
    const records = [
      { type: 'run.started', at: 1, ...about, command: 'up' },
      { type: 'run.finished', at: 2, summary: { ...about, took: 1, pairs: [] } },
    ]
    const lines = records.map(record => `${JSON.stringify(record)}\n`)
    writeFileSync(join(folder, '.slipway/lab/journal.jsonl'), lines.join(''))
    const { code, stdout } = await slipway(['retry', '--yes', option, '-f', file])
    expect({ code, told: JSON.parse(stdout) }).toEqual({ code: 0, told: { pairs: [] } })
  },
)

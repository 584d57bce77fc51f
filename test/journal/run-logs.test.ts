import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { loggedRuns, openRunLogs, readRunLogs } from '../../src/journal/run-logs.ts'
import { broken, recorder } from './events.ts'

let cluster: { name: string; directory: string }
let runs: string

beforeEach(() => {
  cluster = { name: 'lab', directory: mkdtempSync(join(tmpdir(), 'slipway-logs-')) }
  runs = join(cluster.directory, '.slipway/lab/runs')
})

const said = (step: string, host: string, line: string): Event => ({
  type: 'step.output',
  at: 0,
  step,
  host,
  line,
})
const shown = (step: string, host: string, ...lines: string[]): Event => ({
  type: 'step.evidence',
  at: 0,
  step,
  host,
  lines,
})

async function log(run: string, ...events: Event[]) {
  const logs = openRunLogs(cluster, { keep: 3 })
  for (const event of [recorder(run).started(), ...events]) logs.listen(event)
  await logs.close()
}

test('each pair has its own lines, its evidence and why it failed', async () => {
  await log(
    'r1',
    recorder('r1').began('images@master'),
    said('images', 'master', 'pulling'),
    said('images', 'node.lan', 'pulled'),
    shown('images', 'master', '== disks ==', 'full'),
    recorder('r1').ended('images@master', 'failed', broken()),
    said('swap-off', 'master', 'off'),
  )
  const logs = await readRunLogs(cluster, 'r1')
  expect(logs.sort((a, b) => (a.step + a.host < b.step + b.host ? -1 : 1))).toEqual([
    {
      step: 'images',
      host: 'master',
      text: 'pulling\n\n== disks ==\nfull\n\nfailed: yum failed\ntry: try again\n',
    },
    { step: 'images', host: 'node.lan', text: 'pulled\n' },
    { step: 'swap-off', host: 'master', text: 'off\n' },
  ])
})

test('lines that come while others are written keep their order', async () => {
  const logs = openRunLogs(cluster)
  logs.listen(recorder('r1').started())
  const lines = Array.from({ length: 50 }, (_, i) => `line ${i}`)
  for (const line of lines) {
    logs.listen(said('images', 'a', line))
    await new Promise(setImmediate)
  }
  await logs.close()
  expect((await readRunLogs(cluster, 'r1'))[0]?.text).toBe(`${lines.join('\n')}\n`)
})

test('they are the owner’s alone, and without secrets', async () => {
  await log('r1', said('control-plane', 'a', 'kubeadm join --token abcdef.0123456789abcdef'))
  const path = join(runs, 'r1/control-plane.a.log')
  expect(readFileSync(path, 'utf8')).toBe('kubeadm join --token ***\n')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
  expect(statSync(runs).mode & 0o777).toBe(0o700)
})

test('the oldest runs go', async () => {
  for (const run of ['1', '2', '3', '4', '5']) await log(run, said('images', 'a', run))
  expect(await loggedRuns(cluster)).toEqual(['3', '4', '5'])
})

test('a run that printed nothing leaves nothing, nor does a step that never began', async () => {
  await log('r1', recorder('r1').ended('images@master', 'failed', broken()))
  expect(await loggedRuns(cluster)).toEqual([])
})

describe('what cannot be done', () => {
  test('writing is no reason to fail', async () => {
    writeFileSync(join(cluster.directory, '.slipway'), '')
    await log('r1', said('images', 'a', 'x'), said('images', 'a', 'y'))
    expect(readdirSync(cluster.directory)).toEqual(['.slipway'])
  })

  test('reading is a Problem', async () => {
    writeFileSync(join(cluster.directory, '.slipway'), '')
    await expect(loggedRuns(cluster)).rejects.toMatchObject({ code: 'COMMAND_FAILED' })
  })
})

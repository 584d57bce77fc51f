import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { openJournal } from '../../../src/journal/file.ts'
import { openRunLogs } from '../../../src/journal/run-logs.ts'
import { broken, recorder } from '../../journal/events.ts'
import { slipway } from '../io.ts'

// The first call of a command loads what it needs, seconds where much else runs.
vi.setConfig({ testTimeout: 30_000 })

let directory: string
let path: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'slipway-cli-report-'))
  path = join(directory, 'cluster.yaml')
  writeFileSync(
    path,
    'cluster: lab\npreset: notes-2020\nhosts:\n  master: { address: 192.168.56.10, role: control-plane }\n',
  )
})

/** A run that fails, and a later one that only looks. */
async function write() {
  const journal = await openJournal({ name: 'lab', directory })
  const [failed, looked] = [recorder('r1', 1000), recorder('r2', 2000)]
  const events = [
    ...[failed.started(), failed.planned('images@master'), failed.began('images@master')],
    ...[failed.ended('images@master', 'failed', broken()), failed.finished()],
    ...[looked.started(), looked.planned('images@master')],
  ]
  for (const event of events) await journal.append(event)
  await journal.close()
  const logs = openRunLogs({ name: 'lab', directory })
  for (const event of events) logs.listen(event)
  const about = { step: 'images', host: 'master' }
  logs.listen({ type: 'run.started', at: 0, run: 'r1', cluster: 'lab', command: 'up' })
  logs.listen({ type: 'step.output', at: 0, ...about, line: 'pulling <pause>' })
  await logs.close()
}

const report = (...words: string[]) => slipway(['report', '-f', path, ...words])

test('writes the newest run that did something, for its owner alone', async () => {
  await write()
  const out = join(directory, 'run.html')
  expect(await report('--out', out)).toMatchObject({ code: 0, stdout: `${out}\n` })
  const text = readFileSync(out, 'utf8')
  expect(text).toContain('<h1 class="verdict failed">lab is not done</h1>')
  expect(text).toContain('yum failed')
  expect(text).toContain('pulling &lt;pause&gt;')
  expect(statSync(out).mode & 0o777).toBe(0o600)
})

test('takes from others a file of an earlier run that they could read', async () => {
  await write()
  const out = join(directory, 'run.html')
  writeFileSync(out, 'old', { mode: 0o644 })
  expect(await report('--out', out)).toMatchObject({ code: 0 })
  expect(readFileSync(out, 'utf8')).toContain('lab is not done')
  expect(statSync(out).mode & 0o777).toBe(0o600)
})

test('writes to standard output if it is asked to, and a run that is named', async () => {
  await write()
  const { code, stdout } = await report('r2', '-o', '-')
  expect(code).toBe(0)
  expect(stdout).toContain('nothing was touched')
  expect(readdirSync(directory).sort()).toEqual(['.slipway', 'cluster.yaml'])
})

test('says which runs there are, and that there are none', async () => {
  expect(await report()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no run was made'),
  })
  await write()
  const { code, stderr } = await report('r3')
  expect(code).toBe(2)
  expect(stderr).toContain('there is no run named r3')
  expect(stderr).toContain('there are: r2, r1')
})

test('says why a file cannot be written', async () => {
  await write()
  const { code, stderr } = await report('--out', join(directory, 'no', 'run.html'))
  expect(code).toBe(1)
  expect(stderr).toContain('cannot write')
  expect(stderr).toContain('make the folder first')
})

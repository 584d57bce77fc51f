import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openRunLogs } from '../../../src/journal/run-logs.ts'
import { slipway } from '../io.ts'

let directory: string
let path: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'slipway-cli-logs-'))
  path = join(directory, 'cluster.yaml')
  writeFileSync(
    path,
    'cluster: lab\npreset: notes-2020\nhosts:\n  master: { address: 192.168.56.10, role: control-plane }\n  worker1: { address: 192.168.56.11, role: worker }\n',
  )
})

async function write(
  run: string,
  ...said: (readonly [step: string, host: string, line: string])[]
) {
  const logs = openRunLogs({ name: 'lab', directory })
  logs.listen({ type: 'run.started', at: 0, run, cluster: 'lab', command: 'up' })
  for (const [step, host, line] of said)
    logs.listen({ type: 'step.output', at: 0, step, host, line })
  await logs.close()
}

const logs = (...words: string[]) => slipway(['logs', '-f', path, ...words])

test('says that there are none', async () => {
  expect(await logs()).toMatchObject({ code: 0, stdout: expect.stringContaining('no logs') })
  expect(JSON.parse((await logs('--json')).stdout)).toEqual({ logs: [] })
})

test('prints the newest run, in the order of the steps, without what moves the cursor', async () => {
  await write('20260101-000000-aaaa', ['images', 'master', 'old'])
  await write(
    '20260102-000000-bbbb',
    ['workers-joined', 'worker1', 'joined'],
    ['images', 'worker1', '\u001b[2Jpulled'],
    ['images', 'master', 'pulled'],
  )
  expect((await logs()).stdout.split('\n')).toEqual([
    '== 20260102-000000-bbbb master images',
    'pulled',
    '',
    '== 20260102-000000-bbbb worker1 images',
    'pulled',
    '',
    '== 20260102-000000-bbbb worker1 workers-joined',
    'joined',
    '',
    '',
  ])
  expect((await logs('worker1', 'workers-joined')).stdout).not.toContain('images')
  expect((await logs('master', 'workers-joined')).stdout).toContain('no such log')
  expect((await logs('--run', '20260101-000000-aaaa')).stdout).toContain('old')
  expect(JSON.parse((await logs('master', '--json')).stdout)).toEqual({
    run: '20260102-000000-bbbb',
    logs: [{ step: 'images', host: 'master', text: 'pulled\n' }],
  })
})

test.each([
  [['mister'], 'no host named mister'],
  [['master', 'imags'], 'no step named imags'],
  [['--run', '1'], 'no logged run named 1'],
])('%j', async (words, complaint) => {
  const { code, stderr } = await logs(...words)
  expect(code).toBe(2)
  expect(stderr).toContain(complaint)
})

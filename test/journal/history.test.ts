import { mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { readJournal } from '../../src/journal/file.ts'
import { openHistory } from '../../src/journal/history.ts'
import { lockOwner } from '../../src/journal/lock.ts'
import { readRunLogs } from '../../src/journal/run-logs.ts'
import { recorder } from './events.ts'

let cluster: { name: string; directory: string }

beforeEach(async () => {
  cluster = { name: 'lab', directory: await mkdtemp(join(tmpdir(), 'slipway-history-')) }
})

test('a run is written down, and others are kept out until it is closed', async () => {
  const history = await openHistory(cluster, 'up')
  expect(await lockOwner(cluster)).toMatchObject({ command: 'slipway up' })
  await expect(openHistory(cluster, 'up')).rejects.toMatchObject({ code: 'LOCKED' })

  const started = recorder().started('r1')
  history.listen(started)
  history.listen({ type: 'step.output', at: 1, step: 's', host: 'a', line: 'hello' })
  await history.journal.append(started)
  await history.close()
  expect(await lockOwner(cluster)).toBeUndefined()
  expect((await readJournal(cluster)).events).toHaveLength(1)
  expect(await readRunLogs(cluster, 'r1')).toMatchObject([{ step: 's', text: 'hello\n' }])
})

test('a journal that cannot be opened gives the lock back', async () => {
  await mkdir(join(cluster.directory, '.slipway/lab/journal.jsonl'), { recursive: true })
  await expect(openHistory(cluster, 'up')).rejects.toMatchObject({ code: 'COMMAND_FAILED' })
  expect(await readdir(join(cluster.directory, '.slipway/lab'))).toEqual(['journal.jsonl'])
})

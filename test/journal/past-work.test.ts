import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJournal } from '../../src/journal/file.ts'
import { pastWork } from '../../src/journal/past-work.ts'
import { recorder } from './events.ts'

test('what was carried out, and nothing else; torn lines do no harm', async () => {
  const cluster = { name: 'lab', directory: mkdtempSync(join(tmpdir(), 'slipway-past-')) }
  expect(await pastWork(cluster)).toEqual([])
  const journal = await openJournal(cluster)
  const run = recorder()
  for (const event of [
    ...[run.started(), run.began('a@m'), run.ended('a@m', 'changed')],
    ...[run.ended('b@m', 'unchanged'), run.ended('c@m', 'failed'), run.finished()],
  ])
    await journal.append(event)
  await journal.close()
  appendFileSync(
    join(cluster.directory, '.slipway/lab/journal.jsonl'),
    '{"type":"step.finished","step":"d","summary":{"result":"changed"',
  )
  expect(await pastWork(cluster)).toEqual([{ step: 'a', host: 'm', took: 5 }])
})

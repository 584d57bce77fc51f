import { appendFile, mkdir, mkdtemp, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { openJournal, readJournal } from '../../src/journal/file.ts'
import { recorder } from './events.ts'

let cluster: { name: string; directory: string }
let path: string

beforeEach(async () => {
  cluster = { name: 'lab', directory: await mkdtemp(join(tmpdir(), 'slipway-journal-')) }
  path = join(cluster.directory, '.slipway/lab/journal.jsonl')
})

const steps = async () =>
  (await readJournal(cluster)).events.map(e => (e.type === 'step.started' ? e.step : e.type))

test('what was appended is read back, in order, over several openings', async () => {
  const r = recorder()
  for (const events of [[r.started(), r.began('swap-off@a')], [r.began('sysctl@a')]]) {
    const journal = await openJournal(cluster)
    for (const event of events) await journal.append(event)
    await journal.close()
  }
  expect(await steps()).toEqual(['run.started', 'swap-off', 'sysctl'])
})

test('appends that are not waited for keep their order', async () => {
  const journal = await openJournal(cluster)
  const r = recorder()
  const names = Array.from({ length: 500 }, (_, i) => `s${i}`)
  await Promise.all(names.map(name => journal.append(r.began(`${name}@a`))))
  await journal.close()
  expect(await steps()).toEqual(names)
})

test('close waits for what is under way', async () => {
  const journal = await openJournal(cluster)
  const appended = journal.append(recorder().began('swap-off@a'))
  await journal.close()
  await appended
  expect(await steps()).toEqual(['swap-off'])
})

test('only the owner may read it, also where an earlier umask was laxer', async () => {
  await mkdir(join(cluster.directory, '.slipway/lab'), { recursive: true, mode: 0o755 })
  await writeFile(path, '', { mode: 0o644 })
  await (await openJournal(cluster)).close()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700)
})

test('a torn last line costs that line only', async () => {
  const r = recorder()
  const first = await openJournal(cluster)
  await first.append(r.began('swap-off@a'))
  await first.close()
  await appendFile(path, '{"type":"step.started","at":12')
  const second = await openJournal(cluster)
  await second.append(r.began('sysctl@a'))
  await second.close()
  expect(await steps()).toEqual(['swap-off', 'sysctl'])
  expect(await readJournal(cluster)).toMatchObject({ skipped: 1 })
})

test.each([
  ['garbage', '\u0000\u0000\u0000'],
  ['no object', '17'],
  ['null', 'null'],
  ['an unknown type', '{"type":"moon.rose","at":1}'],
  ['a name of Object.prototype', '{"type":"constructor","at":1}'],
  ['no time', '{"type":"host.connecting","host":"a"}'],
  ['a pair without a result', '{"type":"step.finished","at":1,"step":"s","host":"a","summary":{}}'],
])('a line with %s is skipped and counted', async (_, line) => {
  await (await openJournal(cluster)).close()
  const good = '{"type":"host.connecting","at":1,"host":"a"}'
  await writeFile(path, `${good}\n${line}\n\n${good}\n`)
  expect(await readJournal(cluster)).toMatchObject({ events: { length: 2 }, skipped: 1 })
})

test('a line separator inside a message does not break its line', async () => {
  const journal = await openJournal(cluster)
  await journal.append(recorder().began('a\u2028b@a'))
  await journal.close()
  expect(await steps()).toEqual(['a\u2028b'])
})

test('no journal yet is an empty one', async () => {
  expect(await readJournal(cluster)).toEqual({ events: [], skipped: 0 })
})

test('output lines are left out', async () => {
  const journal = await openJournal(cluster)
  await journal.append({ type: 'step.output', at: 1, step: 's', host: 'a', line: 'x' })
  await journal.close()
  expect(await readFile(path, 'utf8')).toBe('')
})

test('a full disk is a Problem with a hint, and the next append is still tried', async () => {
  await mkdir(join(path, '..'), { recursive: true })
  await symlink('/dev/full', path)
  const journal = await openJournal(cluster)
  for (const step of ['swap-off', 'sysctl'])
    await expect(journal.append(recorder().began(`${step}@a`))).rejects.toMatchObject({
      name: 'Problem',
      hint: expect.stringContaining('free some space'),
    })
  await journal.close()
})

test('a folder that cannot be made is a Problem', async () => {
  await writeFile(join(cluster.directory, '.slipway'), 'a file')
  await expect(openJournal(cluster)).rejects.toMatchObject({ name: 'Problem' })
  await expect(readJournal(cluster)).rejects.toMatchObject({ name: 'Problem' })
})

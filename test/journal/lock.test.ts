import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { systemDisk } from '../../src/journal/disk.ts'
import { thisMachine } from '../../src/journal/here.ts'
import { lockOwner, takeLock } from '../../src/journal/lock.ts'
import { isAlive, type Owner, thisProcess } from '../../src/journal/owner.ts'
import { processStart } from '../../src/journal/process-start.ts'

let cluster: { name: string; directory: string }
let folder: string

beforeEach(async () => {
  cluster = { name: 'lab', directory: await mkdtemp(join(tmpdir(), 'slipway-lock-')) }
  folder = join(cluster.directory, '.slipway/lab')
})

const take = (command = 'up') => takeLock(cluster, { command })

/** Leaves a lock behind as if its owner had been killed. */
async function leave(owner: Partial<Owner>) {
  await mkdir(folder, { recursive: true })
  const whole = { ...(await thisProcess('up')), ...owner }
  await writeFile(join(folder, 'lock'), JSON.stringify(whole))
  return whole
}

const GONE = { pid: 2 ** 30, start: 'long ago' }

test('the second run is told who, since when, where, and how to break it', async () => {
  const { owner } = await take('retry')
  await expect(take()).rejects.toMatchObject({
    code: 'LOCKED',
    message: `cluster lab is locked by ${owner.user} on ${hostname()} since ${new Date(owner.since).toISOString()}: retry (process ${process.pid})`,
    hint: expect.stringContaining(`rm ${folder}/lock`),
  })
})

test('a closed lock can be taken again, and leaves nothing behind', async () => {
  const first = await take()
  await first.close()
  expect(await lockOwner(cluster)).toBeUndefined()
  const second = await take()
  await second.close()
  expect(await readdir(folder)).toEqual([])
})

test('a lock that was broken by hand is not taken from its new owner', async () => {
  const first = await take()
  await leave({ id: 'another' })
  await first.close()
  expect(await lockOwner(cluster)).toMatchObject({ id: 'another' })
})

test('what a full disk has of a lock is taken away again', async () => {
  const create = async (path: string) => {
    await systemDisk.create(path, '')
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }
  const here = { ...thisMachine, disk: { ...systemDisk, create } }
  const refused = takeLock(cluster, { command: 'up' }, here)
  await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining('free some space') })
  expect(await readdir(folder)).toEqual([])
})

describe('an owner', () => {
  test.each<[string, Partial<Owner>, boolean]>([
    ['that runs', {}, true],
    ['whose process is gone', GONE, false],
    ['whose number another process has now', { start: 'long ago' }, false],
    ['whose start is not known', { start: undefined }, true],
    ['on another machine', { ...GONE, machine: 'elsewhere' }, true],
    ['of another user', { pid: 1, start: undefined }, true],
  ])('%s', async (_, owner, alive) => {
    expect(await isAlive({ ...(await thisProcess('up')), ...owner })).toBe(alive)
  })

  test('whose process is gone is followed, and its lock replaced', async () => {
    await leave(GONE)
    const lock = await take()
    expect(await lockOwner(cluster)).toEqual(lock.owner)
    expect(await readdir(folder)).toEqual(['lock'])
  })

  test('who died while following another is followed too', async () => {
    const dead = await leave(GONE)
    const next = JSON.stringify({ ...dead, id: 'second' })
    await writeFile(join(folder, `lock.after-${dead.id}`), next)
    const lock = await take()
    expect(await lockOwner(cluster)).toEqual(lock.owner)
    expect(await readdir(folder)).toEqual(['lock'])
  })

  test('that cannot be read keeps its lock', async () => {
    await leave({})
    await writeFile(join(folder, 'lock'), '{"pid":')
    await expect(take()).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringContaining('unknown process'),
    })
  })
})

test('of many that find a dead owner at once, one wins', async () => {
  await leave(GONE)
  const results = await Promise.allSettled(Array.from({ length: 30 }, () => take()))
  const won = results.filter(r => r.status === 'fulfilled')
  const lost = results.filter(r => r.status === 'rejected').map(r => r.reason.code)
  expect(won).toHaveLength(1)
  expect(lost).toEqual(Array(29).fill('LOCKED'))
  expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8')).id).toBe(won[0]?.value.owner.id)
})

test('processes that die holding it follow one another, one at a time', async () => {
  const contender = join(import.meta.dirname, 'contender.ts')
  const processes = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--import', 'tsx', contender, cluster.directory], {
      stdio: 'inherit',
    }),
  )
  const ends = await Promise.all(processes.map(p => once(p, 'exit')))
  // Two at once would have ended with the error of making the same folder twice.
  expect(ends.map(([, signal]) => signal)).toEqual(Array(6).fill('SIGKILL'))
}, 60_000)

test('a folder that cannot be written is a Problem', async () => {
  await writeFile(join(cluster.directory, '.slipway'), 'a file')
  await expect(take()).rejects.toMatchObject({ name: 'Problem', code: 'COMMAND_FAILED' })
})

test('the start of a process is the same word each time, and another one for another process', async () => {
  const own = await processStart(process.pid)
  expect(own).toBeDefined()
  expect(await processStart(process.pid)).toBe(own)
  expect(await processStart(1)).not.toBe(own)
  expect(await processStart(2 ** 30)).toBeUndefined()
})

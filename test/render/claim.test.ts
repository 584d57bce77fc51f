import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Controller } from '../../src/core/claim.ts'
import { sh } from '../../src/core/command.ts'
import {
  claimIn,
  keepClaim,
  type Over,
  readClaim,
  readRefusal,
  releaseClaim,
  takeClaim,
} from '../../src/render/claim.ts'
import { localTransport } from '../../src/transport/local.ts'

/** Real shells, on a machine that may have much else to do. */
const PATIENCE = 60_000
const here = localTransport()
let home: string
beforeEach(async () => {
  home = join(await mkdtemp(join(tmpdir(), 'slipway-claim-')), 'slipway')
})
afterEach(() => rm(join(home, '..'), { recursive: true, force: true }))

const by = (run: string): Controller => ({
  run,
  command: 'slipway up',
  user: 'ann',
  machine: 'desk',
  pid: 7,
  folder: "/home/ann/it's here",
  since: 1_600_000_000_000,
})
const path = () => join(home, 'controller')
const lines = () => readFileSync(path(), 'utf8').split('\n')
const holder = () => (existsSync(path()) ? lines()[0] : undefined)
const found = async () => claimIn(home).read(await here.run(claimIn(home).ask))
const take = (run: string, over?: Over) =>
  here.run(takeClaim(by(run), sh`echo at work`, over, home))
const keep = (run: string) => here.run(keepClaim(by(run), home))
/** As if the holder had been silent for so long. */
const age = (seconds: number, boot?: string) => {
  const [run, controller, renewed = ''] = lines()
  const [now, uptime] = renewed.split(' ')
  const stamp = `${boot ?? now} ${Number(uptime) - seconds}`
  writeFileSync(path(), `${run}\n${controller}\n${stamp}\n`)
}

describe('a host', { timeout: PATIENCE }, () => {
  test('is nobody’s at first', async () => {
    expect(await found()).toBeUndefined()
  })

  test('that is taken says by whom, and what is at work there', async () => {
    expect(await take('a')).toMatchObject({ code: 0, stdout: 'at work\n', stderr: '' })
    expect(await found()).toEqual({ by: by('a'), age: expect.any(Number) })
    expect((await found())?.age).toBeLessThan(5)
  })

  test('keeps that to root', async () => {
    await take('a')
    expect(statSync(path()).mode & 0o777).toBe(0o600)
    expect(statSync(home).mode & 0o777).toBe(0o700)
  })

  test('can be taken twice by the same run, as after a lost link', async () => {
    await take('a')
    expect(await take('a')).toMatchObject({ code: 0 })
  })

  test('is not given to another, whose answer says who has it', async () => {
    await take('a')
    for (const output of [await take('b'), await keep('b'), await take('b', over('c', true))]) {
      expect(readRefusal(output)).toEqual({ by: by('a'), age: expect.any(Number) })
      expect(output.stdout).not.toContain('at work')
    }
    expect(holder()).toBe('a')
  })

  const over = (run: string, evenFresh = false): Over => ({ run, evenFresh })
  test.each([
    ['fresh', 0, false, false],
    ['fresh, and known to be gone', 0, true, true],
    ['silent for less than two minutes', 110, false, false],
    ['silent for two minutes', 125, false, true],
  ])('is given over: %s', async (_, seconds, evenFresh, given) => {
    await take('a')
    age(seconds)
    expect((await take('b', over('a', evenFresh))).code === 0).toBe(given)
    expect(holder()).toBe(given ? 'b' : 'a')
  })

  test('that has started anew since counts from its boot, which is as long ago as its uptime', async () => {
    await take('a')
    age(0, 'another-boot')
    const uptime = Number(readFileSync('/proc/uptime', 'utf8').split('.')[0])
    expect((await found())?.age).toBeGreaterThanOrEqual(uptime)
    expect((await take('b', over('a'))).code === 0).toBe(uptime >= 120)
  })

  test('is kept by its run, also where the claim was lost, and is fresh then', async () => {
    await take('a')
    age(300)
    expect((await keep('a')).code).toBe(0)
    expect((await found())?.age).toBeLessThan(5)
    await rm(path())
    expect((await keep('a')).code).toBe(0)
    expect(holder()).toBe('a')
  })

  test('is taken by one of many at once', async () => {
    const runs = ['a', 'b', 'c', 'd', 'e']
    const outputs = await Promise.all(runs.map(run => take(run)))
    const won = runs.filter((_, i) => outputs[i]?.code === 0)
    expect(won).toEqual([holder()])
    for (const output of outputs.filter(o => o.code !== 0))
      expect(readRefusal(output)?.by.run).toBe(holder())
  })

  test('is taken over by one of many at once', async () => {
    await take('old')
    const runs = ['a', 'b', 'c', 'd', 'e']
    const outputs = await Promise.all(runs.map(run => take(run, over('old', true))))
    expect(runs.filter((_, i) => outputs[i]?.code === 0)).toEqual([holder()])
  })

  test('is let go by its run alone', async () => {
    await take('a')
    expect((await here.run(releaseClaim(by('b'), home))).code).toBe(0)
    expect(holder()).toBe('a')
    expect((await here.run(releaseClaim(by('a'), home))).code).toBe(0)
    expect(holder()).toBeUndefined()
    expect((await here.run(releaseClaim(by('a'), home))).code).toBe(0)
    expect(await found()).toBeUndefined()
  })

  test('with a full disk is not taken, and is kept', async () => {
    const full = (command: ReturnType<typeof keepClaim>) =>
      sh`trap '' XFSZ; ulimit -f 0; ${command}`
    expect((await here.run(full(takeClaim(by('a'), sh`true`, undefined, home)))).code).toBe(1)
    await take('a')
    expect((await here.run(full(keepClaim(by('a'), home)))).code).toBe(0)
    expect(holder()).toBe('a')
  })
})

describe('a claim that is garbled', { timeout: PATIENCE }, () => {
  test('is one of somebody unknown, who can be followed', async () => {
    await take('a')
    writeFileSync(path(), 'x\n{"user"')
    const claim = await found()
    expect(claim?.by).toMatchObject({ run: 'x', user: '?' })
    expect(await take('b', { run: 'x', evenFresh: true })).toMatchObject({ code: 0 })
  })

  test('and says nothing is none', async () => {
    await take('a')
    writeFileSync(path(), '')
    expect(await found()).toBeUndefined()
    expect((await take('b')).code).toBe(0)
  })
})

test('what is no claim is read as none', () => {
  expect(readClaim('')).toBeUndefined()
  expect(readRefusal({ code: 79, stdout: 'curl: (79)\n', stderr: '', at: 0 })).toBeUndefined()
})

test('what people see of it', () => {
  expect([
    keepClaim(by('a')).shown,
    takeClaim(by('a'), sh`true`).shown,
    releaseClaim(by('a')).shown,
  ]).toEqual(['keep the host for run a', 'take the host for run a', 'let the host go after run a'])
})

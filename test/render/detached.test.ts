import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Controller } from '../../src/core/claim.ts'
import { Command, sh } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'
import { keepClaim, readRefusal, takeClaim } from '../../src/render/claim.ts'
import { atWork, atWorkIn, detached, follow } from '../../src/render/detached.ts'
import { localTransport } from '../../src/transport/local.ts'

/** Real shells, on a machine that may have much else to do. */
const PATIENCE = 60_000
const here = localTransport()
let folder: string
let root: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-detached-'))
  root = join(folder, 'runs')
})
afterEach(async () => {
  // Whatever a failed test has left waiting.
  writeFileSync(join(folder, 'go'), '')
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

const send = (id: string, command: Command, from = 0) =>
  here.run(detached(id, command, { from, root }))
const inRun = (id: string, name: string) => join(root, id, name)
const appears = async (path: string) => {
  while (!existsSync(path)) await pause(20)
}
const working = async () => atWorkIn(root).read(await here.run(atWorkIn(root).ask, {}))

/** A program that says `first`, waits for a file named `go`, says `second`, and counts how often it ran. */
const waiting = (code = 0) =>
  sh`cd ${folder}; echo x >>ran; echo first; : >started
while [ ! -e go ] && [ -e started ]; do sleep 0.05; done; echo second; exit ${code}`
const ran = () => readFileSync(join(folder, 'ran'), 'utf8').length / 2

/** Sends a program and cuts the link as soon as it runs. */
async function cutOff(id: string, command = waiting()) {
  const link = new AbortController()
  const lines: string[] = []
  const sent = here.run(detached(id, command, { root }), {
    signal: link.signal,
    onLine: line => lines.push(line),
  })
  await appears(join(folder, 'started'))
  while (lines.length === 0) await pause(20)
  link.abort()
  await expect(sent).rejects.toMatchObject({ code: 'INTERRUPTED' })
}
const go = () => writeFileSync(join(folder, 'go'), '')

describe('a detached program', { timeout: PATIENCE }, () => {
  test.each([0, 1, 7, 137, 255])('ends with exit code %i', async code => {
    const output = await send('a', sh`echo said; exit ${code}`)
    expect(output).toMatchObject({ code, stdout: 'said\n', stderr: '' })
  })

  test.each([
    ['both streams, in order', sh`echo a; echo b >&2; echo c`, 'a\nb\nc\n'],
    ['a last line without end', sh`printf 'a\nb'`, 'a\nb'],
    ['nothing', sh`true`, ''],
    [
      'quotes, dollars and backslashes',
      sh`printf '%s\n' ${`it's "$HOME" \\n \`x\``}`,
      `it's "$HOME" \\n \`x\`\n`,
    ],
    ['an empty stdin', sh`cat; echo end`, 'end\n'],
    ['the folder it starts in', sh`pwd`, '/\n'],
    ['the usual umask', sh`umask`, '0022\n'],
  ])('shows %s', async (_, command, stdout) => {
    expect((await send('a', command)).stdout).toBe(stdout)
  })

  test('says a megabyte', async () => {
    const { stdout } = await send('a', sh`head -c 1000000 /dev/zero | tr '\0' x`)
    expect(stdout).toHaveLength(1_000_000)
  })

  test('may itself be long', async () => {
    const long = 'y'.repeat(300_000)
    expect((await send('a', sh`printf %s ${long} | wc -c`)).stdout.trim()).toBe('300000')
  })

  test('tells lines while it runs', async () => {
    const lines: string[] = []
    const sent = here.run(detached('a', waiting(), { root }), { onLine: l => lines.push(l) })
    while (lines.length === 0) await pause(20)
    expect(lines).toEqual(['first'])
    go()
    await sent
    expect(lines).toEqual(['first', 'second'])
  })

  test('goes on without the link, runs once, and is shown from where one was', async () => {
    await cutOff('a', waiting(3))
    expect(await working()).toEqual(['a'])
    const again = send('a', waiting(3), 'first\n'.length)
    const whole = here.run(follow('a', { root }))
    go()
    expect(await again).toMatchObject({ code: 3, stdout: 'second\n' })
    expect(await whole).toMatchObject({ code: 3, stdout: 'first\nsecond\n' })
    expect(await send('a', waiting(3))).toMatchObject({ code: 3, stdout: 'first\nsecond\n' })
    expect(ran()).toBe(1)
    expect(await working()).toEqual([])
  })

  test('runs once when it is sent many times at once', async () => {
    go()
    const outputs = await Promise.all(Array.from({ length: 5 }, () => send('a', waiting())))
    expect(outputs.map(o => o.stdout)).toEqual(Array(5).fill('first\nsecond\n'))
    expect(ran()).toBe(1)
  })

  test('leaves no trace of a secret', async () => {
    const secret = new Secret('s3cr3t-t0ken')
    await cutOff('a', sh`token=${secret}; ${waiting()}; echo "$token" | wc -c`)
    const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    expect(processes).toContain(root)
    expect(processes).not.toContain('s3cr3t')
    expect(spawnSync('grep', ['-r', 's3cr3t', folder]).status).toBe(1)
    go()
    await here.run(follow('a', { root }))
    expect(spawnSync('grep', ['-r', 's3cr3t', folder]).status).toBe(1)
  })

  test.each([
    ['.', 0o700],
    ['..', 0o700],
    ['out', 0o600],
    ['lock', 0o600],
  ])('is for root alone: %s', async (name, mode) => {
    await send('a', sh`true`)
    expect(statSync(inRun('a', name)).mode & 0o777).toBe(mode)
  })

  test('holds its text in a file for root alone until it starts', async () => {
    const text = detached('a', sh`true`, { root }).reveal().replace('setsid', 'true setsid')
    expect((await here.run(new Command(text))).code).toBe(255)
    expect(statSync(inRun('a', 'program')).mode & 0o777).toBe(0o600)
  })

  test('does not hold the lock for what it leaves in the background', async () => {
    const output = await send('a', sh`sleep 300 >/dev/null 2>&1 & echo $!`)
    process.kill(Number(output.stdout))
    expect(output.code).toBe(0)
  })
})

describe('on a host that runs hold', { timeout: PATIENCE }, () => {
  const by = (run: string): Controller => ({
    run,
    command: 'slipway up',
    user: 'ann',
    machine: 'desk',
    pid: 7,
    folder: '/lab',
    since: 0,
  })
  const sendBy = (run: string, id: string, command: Command) =>
    here.run(detached(id, command, { root, by: by(run) }))
  const take = (run: string, over?: string) =>
    here.run(
      takeClaim(
        by(run),
        atWorkIn(root).ask,
        over ? { run: over, evenFresh: true } : undefined,
        folder,
      ),
    )
  const holder = () => readFileSync(join(folder, 'controller'), 'utf8').split('\n')[0]

  test.each([
    ['its own', () => take('mine')],
    ["nobody's", async () => {}],
  ])('a program starts where the host is %s, and holds it', async (_, before) => {
    await before()
    expect(await sendBy('mine', 'a', sh`echo said`)).toMatchObject({ code: 0, stdout: 'said\n' })
    expect(holder()).toBe('mine')
  })

  test("a program does not start where the host is another's, and leaves nothing", async () => {
    await take('theirs')
    const secret = new Secret('s3cr3t-t0ken')
    const output = await sendBy('mine', 'a', sh`echo ${secret} >${join(folder, 'started')}`)
    expect(readRefusal(output)).toEqual({ by: by('theirs'), age: expect.any(Number) })
    expect(existsSync(join(folder, 'started'))).toBe(false)
    expect(existsSync(join(root, 'a'))).toBe(false)
    expect(holder()).toBe('theirs')
  })

  test('one that is at work when the host is taken over is seen, goes on, and can be followed', async () => {
    await take('mine')
    const sent = sendBy('mine', 'a', waiting())
    await appears(join(folder, 'started'))
    expect(await take('theirs', 'mine')).toMatchObject({ code: 0, stdout: 'a\n' })
    const followed = here.run(follow('a', { root }))
    go()
    expect(await followed).toMatchObject({ code: 0, stdout: 'first\nsecond\n' })
    expect(await sent).toMatchObject({ code: 0 })
    expect(await sendBy('mine', 'a', waiting())).toMatchObject({ stdout: 'first\nsecond\n' })
    expect(readRefusal(await sendBy('mine', 'b', waiting()))?.by.run).toBe('theirs')
    expect(ran()).toBe(1)
  })

  test('of a program and a take-over at once, one at least sees the other', async () => {
    await take('mine')
    for (let i = 0; i < 10; i++) {
      const trace = join(folder, `ran${i}`)
      const sent = sendBy('mine', `p${i}`, sh`: >${trace}; sleep 0.5`)
      const taken = await take('theirs', 'mine')
      const refused = readRefusal(await sent) !== undefined
      expect(refused || taken.stdout.includes(`p${i}`)).toBe(true)
      expect(existsSync(trace)).toBe(!refused)
      await take('mine', 'theirs')
    }
  })

  test('a program does not hold the lock of the claim while it runs', async () => {
    const sent = sendBy('mine', 'a', waiting())
    await appears(join(folder, 'started'))
    expect((await here.run(keepClaim(by('mine'), folder))).code).toBe(0)
    go()
    await sent
  })
})

describe('what an accident leaves behind', { timeout: PATIENCE }, () => {
  const accident = (id: string, files: Record<string, string>) => {
    mkdirSync(join(root, id), { recursive: true })
    for (const [name, text] of Object.entries(files)) writeFileSync(inRun(id, name), text)
  }
  const CUT = { code: 255, stderr: 'the machine stopped in the middle of this\n' }

  test.each([
    ['sent again', () => detached('a', sh`echo never`, { root })],
    ['followed', () => follow('a', { root })],
  ])('a program cut off by a power cut, %s, is not run again', async (_, command) => {
    accident('a', { lock: '', stored: '', out: 'half', pid: String(process.pid) })
    expect(await here.run(command())).toMatchObject({ ...CUT, stdout: 'half' })
    expect(await working()).toEqual([])
  })

  test('an exit code that did not reach the disk is none', async () => {
    accident('a', { lock: '', stored: '', out: '', code: '' })
    expect(await here.run(follow('a', { root }))).toMatchObject(CUT)
  })

  test.each([
    ['an empty folder', {}],
    ['a lock', { lock: '' }],
    ['half a program', { lock: '', program: 'echo ha' }],
    ['a program that was never started', { lock: '', program: 'echo whole', stored: '', out: '' }],
  ])('%s is a program that has not run yet', async (_, files) => {
    accident('a', files)
    expect(await send('a', sh`echo whole`)).toMatchObject({ code: 0, stdout: 'whole\n' })
  })

  test('a full disk runs nothing, and the next try does', async () => {
    const long = sh`: ${'x'.repeat(5000)}; echo ran`
    const full = sh`trap '' XFSZ; ulimit -f 1; ${detached('a', long, { root })}`
    expect(await here.run(full)).toMatchObject({ code: 1, stdout: '' })
    expect(await send('a', long)).toMatchObject({ code: 0, stdout: 'ran\n' })
  })

  test('a killed runner is no program at work', async () => {
    const sent = send('a', sh`: >${join(folder, 'started')}; kill -9 "$PPID"; sleep 0.2; echo late`)
    expect(await sent).toMatchObject({ code: 255 })
  })

  test('old folders go, save those of programs at work', async () => {
    await cutOff('old')
    for (let i = 0; i < 205; i++) accident(`n${i}`, { code: '0' })
    execFileSync('touch', ['-d', '1 hour ago', join(root, 'old'), join(root, 'n7')])
    await send('new', sh`true`)
    const left = readdirSync(root)
    expect(left).toHaveLength(200)
    expect(left).toEqual(expect.arrayContaining(['old', 'new']))
    expect(left).not.toContain('n7')
    go()
    await here.run(follow('old', { root }))
  })
})

test('a host that never ran anything has nothing at work', async () => {
  const { ask, read } = atWorkIn(join(root, 'none'))
  expect(read(await here.run(ask))).toEqual([])
})

test('by default programs live below /var/lib', () => {
  expect(detached('a', sh`true`).reveal()).toContain('d=/var/lib/slipway/runs/a\n')
  expect(atWork.ask.reveal()).toContain('/var/lib/slipway/runs')
  expect(follow('a').shown).toBe('wait for a to end')
})

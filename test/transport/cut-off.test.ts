import process from 'node:process'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { Problem } from '../../src/core/problem.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import { type How, type Scissors, scissors, type Way } from './cut-off.ts'
import { leftovers, NO_AGENT, refusal, serve } from './serving.ts'
import { type Sshd, startSshd, whyNoSshd } from './sshd.ts'

vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 })

/** What would have ended the process. */
const unhandled: unknown[] = []
const note = (error: unknown) => void unhandled.push(error)
beforeAll(() => {
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)
})
afterAll(() => {
  process.off('uncaughtException', note)
  process.off('unhandledRejection', note)
})

/** Every so many bytes. All of them take minutes. */
const STEP = process.env.SLIPWAY_HOSTILE === 'full' ? 1 : 61

const CODES = ['HOST_UNREACHABLE', 'CONNECTION_LOST', 'HOST_KEY_UNKNOWN', 'UNSUPPORTED']

const skipped = whyNoSshd()
describe.skipIf(skipped)(`a real sshd${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let sshd: Sshd
  let between: Scissors
  beforeAll(async () => {
    sshd = await startSshd([])
    between = await scissors(sshd.host('root').ssh.port)
  })
  afterAll(async () => {
    await between?.close()
    await sshd?.stop()
  })
  const visit = async () => {
    const host = sshd.host('root', { port: between.port, knownHostsFile: '/dev/null' })
    const transport = await connectSsh(NO_AGENT)(host)
    try {
      return (await transport.run(sh`echo hello`)).stdout
    } finally {
      await transport.close()
    }
  }

  test.each<[Way, How]>([
    ['from', 'end'],
    ['from', 'reset'],
    ['to', 'end'],
    ['to', 'reset'],
  ])('cut anywhere in what goes %s it (%s): a Problem, never more', async (way, how) => {
    between.cut(way, Number.POSITIVE_INFINITY, how)
    expect(await visit()).toBe('hello\n')
    const whole = between.carried()[way]
    expect(whole).toBeGreaterThan(1000)
    const seen = new Set<string>()
    for (let after = 1; after < whole - 200; after += STEP) {
      between.cut(way, after, how)
      const problem = await visit().then(
        () => undefined,
        error => error,
      )
      // The last bytes of either side are not waited for.
      if (problem === undefined) continue
      expect(problem).toBeInstanceOf(Problem)
      expect(CODES, `${problem.message} after ${after} bytes`).toContain(problem.code)
      seen.add(problem.code)
    }
    expect([...seen]).toEqual(expect.arrayContaining(['HOST_UNREACHABLE', 'CONNECTION_LOST']))
    expect(unhandled).toEqual([])
  })
})

describe('a host that falls silent', () => {
  /** What is told when nothing comes after so many bytes. */
  const silent = async (after: number, options: Parameters<typeof connectSsh>[0]) => {
    const server = await serve(after < 0 ? { auth: 'silent' } : {})
    const between = await scissors(server.host().ssh.port)
    leftovers.push(between.close)
    if (after >= 0) between.cut('from', after, 'silence')
    const connect = connectSsh({ ...NO_AGENT, ...options })
    return refusal(connect(server.host({ port: between.port })))
  }

  test('before its banner', async () => {
    const problem = await silent(1, { limits: { handshake: 100 } })
    expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE' })
    expect(problem.message).toContain('no answer within 0.1 s (SSH handshake: its banner)')
  })

  test('in the key exchange', async () => {
    const problem = await silent(100, { limits: { handshake: 300 } })
    expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE' })
    expect(problem.message).toContain('(SSH handshake: key exchange)')
  })

  test('in the login', async () => {
    const problem = await silent(-1, { limits: { auth: 100 } })
    expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE' })
    expect(problem.message).toContain('no answer within 0.1 s (logging in)')
  })

  test('where a session is to be opened', async () => {
    const server = await serve({ deaf: true })
    const transport = await connectSsh({ ...NO_AGENT, limits: { session: 100 } })(server.host())
    const problem = await refusal(transport.run(sh`x`))
    expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE' })
    expect(problem.message).toContain('no answer within 0.1 s (opening a session)')
    await transport.close()
  })

  test('where a program is to start', async () => {
    const server = await serve({ program: () => {} })
    const transport = await connectSsh({ ...NO_AGENT, limits: { start: 100 } })(server.host())
    const problem = await refusal(transport.run(sh`x`))
    expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE' })
    expect(problem.message).toContain('no answer within 0.1 s (the start of a program)')
    await transport.close()
  })

  test('not a program that takes its time to get there', async () => {
    const server = await serve()
    const transport = await connectSsh({ ...NO_AGENT, limits: { start: 3000 } })(server.host())
    const [socket] = server.sockets
    const before = socket?.bytesRead ?? 0
    const sent = transport.run(sh`: ${'x'.repeat(6_000_000)}`)
    // In the first half of it: the last two megabytes may be on their way and in nobody's hands.
    while ((socket?.bytesRead ?? 0) < before + 100_000) await turn()
    socket?.pause()
    await sleep(3500)
    socket?.resume()
    expect((await sent).stdout).toBe('hello\n')
    await transport.close()
  })

  test('not a program that has started, however long it takes', async () => {
    const server = await serve({
      program(channel, mark) {
        channel.stderr.write(`${mark}\n`)
        channel.write(`${mark}\n`)
        setTimeout(() => {
          channel.exit(3)
          channel.end()
        }, 500)
      },
    })
    const transport = await connectSsh({ ...NO_AGENT, limits: { start: 100 } })(server.host())
    expect(await transport.run(sh`x`)).toMatchObject({ code: 3 })
    await transport.close()
  })
})

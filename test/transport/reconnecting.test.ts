import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type Command, sh } from '../../src/core/command.ts'
import { Problem, type ProblemCode } from '../../src/core/problem.ts'
import { type ReconnectOptions, reconnecting } from '../../src/transport/reconnecting.ts'
import type { Connect, RunOptions } from '../../src/transport/transport.ts'
import { testHost } from './host.ts'

const host = testHost()
const FINE = { code: 0, stdout: '', stderr: '', at: 0 }
const lostLink = () => new Problem('CONNECTION_LOST', 'the link broke')

type Run = (command: string, options: RunOptions, dial: number) => Promise<void> | void

/** A host whose dials and runs go as told; each ends well unless its turn throws. */
function scripted(run: Run, dial: (n: number) => Promise<void> | void = () => {}) {
  let dials = 0
  const log: string[] = []
  const connect: Connect = async () => {
    const n = ++dials
    log.push(`dial ${n}`)
    await dial(n)
    const act = async (what: string, options: RunOptions = {}) => {
      await turn()
      log.push(`${n}: ${what}`)
      await run(what, options, n)
    }
    return {
      run: async (command: Command, options) => {
        await act(command.reveal(), options)
        return FINE
      },
      write: (file, options) => act(`write ${file.path}`, options),
      close: async () => {
        log.push(`close ${n}`)
      },
    }
  }
  const open = (options: ReconnectOptions = {}, signal?: AbortSignal) =>
    reconnecting(connect, { limit: 50, pause: 1, ...options })(host, signal)
  return { log, open }
}

/** Only the first link breaks. */
const onFirst: Run = (_, __, dial) => {
  if (dial === 1) throw lostLink()
}

describe('reconnecting', () => {
  test('is not to be seen while nothing happens', async () => {
    const { log, open } = scripted(() => {})
    const link = await open()
    expect(await link.run(sh`a`)).toBe(FINE)
    await link.write({ path: '/f', content: '', mode: '644', owner: 'root:root' })
    await link.close()
    expect(log).toEqual(['dial 1', '1: a', '1: write /f', 'close 1'])
  })

  test('dials again and sends what was asked for instead', async () => {
    const { log, open } = scripted(onFirst)
    await (await open()).run(sh`a`, { again: () => sh`the rest of a` })
    expect(log).toEqual(['dial 1', '1: a', 'dial 2', '2: the rest of a'])
  })

  test('sends the same when nothing else was asked for', async () => {
    const { log, open } = scripted(onFirst)
    const link = await open()
    await link.run(sh`a`)
    expect(log).toEqual(['dial 1', '1: a', 'dial 2', '2: a'])
  })

  test('writes again', async () => {
    const { log, open } = scripted(onFirst)
    await (await open()).write({ path: '/f', content: '', mode: '644', owner: 'root:root' })
    expect(log.at(-1)).toBe('2: write /f')
  })

  test('dials once for all programs that were cut off, and tells of it once', async () => {
    const { log, open } = scripted(onFirst)
    const told: string[] = []
    const link = await open({
      lost: ({ name }, { code }) => told.push(`${name} ${code}`),
      found: ({ name }) => told.push(`${name} found`),
    })
    await Promise.all([sh`a`, sh`b`, sh`c`].map(c => link.run(c)))
    expect(log.filter(l => l.startsWith('dial'))).toEqual(['dial 1', 'dial 2'])
    expect(log.filter(l => l.startsWith('2:'))).toEqual(['2: a', '2: b', '2: c'])
    expect(told).toEqual(['worker1 CONNECTION_LOST', 'worker1 found'])
  })

  const refusing = (code: ProblemCode, until = Number.POSITIVE_INFINITY) =>
    scripted(onFirst, n => {
      if (n > 1 && n < until) throw new Problem(code, 'no')
    })

  test.each(['HOST_UNREACHABLE', 'CONNECTION_LOST'] as const)(
    'tries until a booting host answers: %s',
    async code => {
      const { log, open } = refusing(code, 5)
      await (await open({ limit: 10_000 })).run(sh`a`)
      expect(log.at(-1)).toBe('5: a')
    },
  )

  test('gives up after the limit, and stays so', async () => {
    const { log, open } = refusing('HOST_UNREACHABLE')
    const link = await open({ limit: 5 })
    await expect(link.run(sh`a`)).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' })
    const dials = log.length
    expect(dials).toBeGreaterThan(2)
    await expect(link.run(sh`b`)).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' })
    await expect(link.close()).rejects.toThrow()
    expect(log).toHaveLength(dials)
  })

  test.each(['AUTH_REFUSED', 'HOST_KEY_CHANGED', 'SUDO_REFUSED', 'INTERRUPTED'] as const)(
    'does not dial again after %s',
    async code => {
      const { log, open } = refusing(code)
      await expect((await open()).run(sh`a`)).rejects.toMatchObject({ code })
      expect(log).toEqual(['dial 1', '1: a', 'dial 2'])
    },
  )

  test('the first connection is tried once', async () => {
    const { log, open } = scripted(
      () => {},
      () => {
        throw new Problem('HOST_UNREACHABLE', 'no')
      },
    )
    await expect(open()).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' })
    expect(log).toEqual(['dial 1'])
  })

  test('other problems are the caller’s', async () => {
    const { log, open } = scripted(() => {
      throw new Problem('SUDO_REFUSED', 'no')
    })
    await expect((await open()).run(sh`a`)).rejects.toMatchObject({ code: 'SUDO_REFUSED' })
    expect(log).toEqual(['dial 1', '1: a'])
  })

  test('a stopped program is not sent again', async () => {
    const stop = new AbortController()
    const { log, open } = scripted(() => {
      stop.abort()
      throw lostLink()
    })
    await expect((await open()).run(sh`a`, { signal: stop.signal })).rejects.toThrow()
    expect(log).toEqual(['dial 1', '1: a'])
  })

  test('a stop while the host is dialled is a stop', async () => {
    const stop = new AbortController()
    const { open } = scripted(onFirst, n => {
      if (n === 1) return
      setImmediate(() => stop.abort())
      throw new Problem('HOST_UNREACHABLE', 'no')
    })
    const link = await open({ pause: 60_000, limit: 600_000 }, stop.signal)
    await expect(link.run(sh`a`)).rejects.toMatchObject({ code: 'INTERRUPTED', host: 'worker1' })
  })

  test('a program that every link dies of is given up', async () => {
    const { log, open } = scripted(() => {
      throw lostLink()
    })
    await expect((await open()).run(sh`a`)).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    expect(log.filter(l => l.endsWith(': a'))).toHaveLength(11)
  })

  test('one that is heard of each time is not', async () => {
    const lines: string[] = []
    const { log, open } = scripted((_, { onLine }, dial) => {
      onLine?.(`line ${dial}`)
      if (dial < 30) throw lostLink()
    })
    await (await open()).run(sh`a`, { onLine: line => lines.push(line) })
    expect(log.at(-1)).toBe('30: a')
    expect(lines).toHaveLength(30)
  })
})

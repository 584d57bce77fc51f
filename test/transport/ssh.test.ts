import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { Problem } from '../../src/core/problem.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import { type FakeOptions, type FakeServer, say } from './fake-server.ts'
import { connected, NO_AGENT, refusal, serve } from './serving.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

describe('what a program says', () => {
  test('comes whole, even when a character is cut in two', async () => {
    const server = await serve({
      program: async (channel, mark) => {
        const bytes = Buffer.from('grüße 世界 🚢\n')
        channel.stderr.write(`${mark}\n`)
        channel.write(`${mark}\n`)
        for (const byte of bytes) {
          channel.write(Buffer.of(byte))
          channel.stderr.write(Buffer.of(byte))
          await sleep(1)
        }
        channel.exit(0)
        channel.end()
      },
    })
    const lines: string[] = []
    const output = await (await connected(server)).run(sh`x`, { onLine: line => lines.push(line) })
    expect(output).toMatchObject({ code: 0, stdout: 'grüße 世界 🚢\n', stderr: 'grüße 世界 🚢\n' })
    expect(lines).toEqual(['grüße 世界 🚢', 'grüße 世界 🚢'])
  })

  test('half a line is told to nobody when the connection ends before the rest of it has come', async () => {
    const server: FakeServer = await serve({
      program: async (channel, mark) => {
        channel.stderr.write(`${mark}\n`)
        channel.write(`${mark}\nwhole\nhal`)
        await sleep(100)
        for (const socket of server.sockets) socket.destroy()
      },
    })
    const lines: string[] = []
    const running = (await connected(server)).run(sh`x`, { onLine: line => lines.push(line) })
    expect((await refusal(running)).code).toBe('CONNECTION_LOST')
    await sleep(100)
    expect(lines).toEqual(['whole'])
  })

  test('a last line may lack its end', async () => {
    const server = await serve({ program: (channel, mark) => say(channel, mark, 'a\nb') })
    const lines: string[] = []
    const output = await (await connected(server)).run(sh`x`, { onLine: line => lines.push(line) })
    expect({ lines, stdout: output.stdout }).toEqual({ lines: ['a', 'b'], stdout: 'a\nb' })
  })

  test('an end by signal counts as 128 and the number of the signal', async () => {
    const server = await serve({
      program: (channel, mark) => {
        channel.stderr.write(`${mark}\n`)
        channel.write(`${mark}\n`)
        channel.exit('KILL')
        channel.end()
      },
    })
    expect(await (await connected(server)).run(sh`x`)).toMatchObject({ code: 137 })
  })

  test('no exit code at all means that the host is not to be trusted to have finished', async () => {
    const server = await serve({ program: channel => channel.close() })
    expect(await refusal((await connected(server)).run(sh`x`))).toMatchObject({
      code: 'CONNECTION_LOST',
    })
  })

  test('something in the background that holds a stream open is not waited for', async () => {
    const server = await serve({
      program: (channel, mark) => {
        channel.stderr.write(`${mark}\n`)
        channel.write(`${mark}\ndone\n`)
        channel.exit(0)
      },
    })
    expect(await (await connected(server)).run(sh`x`)).toMatchObject({ stdout: 'done\n' })
  })

  test.each([
    ['sudo: a password is required\n', 'SUDO_REFUSED'],
    ['This account is currently not available.\n', 'AUTH_REFUSED'],
  ])('a shell that never starts: %s', async (stderr, code) => {
    const server = await serve({
      program: channel => {
        channel.stderr.write(stderr)
        channel.exit(1)
        channel.end()
      },
    })
    expect(await refusal((await connected(server)).run(sh`x`))).toMatchObject({
      code,
      host: 'worker1',
      evidence: [stderr.trim()],
    })
  })
})

test('a program that has ended before we listen is heard all the same', async () => {
  const transport = await connected(await serve({ stillborn: true }))
  for (let i = 0; i < 20; i++)
    expect(await refusal(transport.run(sh`x`))).toMatchObject({ code: 'AUTH_REFUSED' })
})

describe('a connection that breaks', () => {
  test.each([
    ['closed', (server: FakeServer) => server.sockets[0]?.destroy()],
    ['reset', (server: FakeServer) => server.sockets[0]?.resetAndDestroy()],
    ['turned to noise', (server: FakeServer) => server.sockets[0]?.write('x'.repeat(4096))],
  ])('%s: rejects all that was under way, and ends nothing else', async (_, breakIt) => {
    const server = await serve({ program: () => setTimeout(() => breakIt(server), 50) })
    const transport = await connected(server)
    const runs = [
      transport.run(sh`a`),
      transport.run(sh`b`),
      ...Array(10)
        .fill(sh`c`)
        .map(c => transport.run(c)),
    ]
    for (const run of runs)
      expect(await refusal(run)).toMatchObject({ code: 'CONNECTION_LOST', host: 'worker1' })
    expect(await refusal(transport.run(sh`later`))).toMatchObject({ code: 'CONNECTION_LOST' })
    expect(
      await refusal(transport.write({ path: '/x', content: '', mode: '644', owner: '0:0' })),
    ).toMatchObject({ code: 'CONNECTION_LOST' })
  })

  test('while nothing runs: the next program is told', async () => {
    const server = await serve()
    const transport = await connected(server)
    server.sockets[0]?.resetAndDestroy()
    await sleep(50)
    expect(await refusal(transport.run(sh`x`))).toMatchObject({ code: 'CONNECTION_LOST' })
  })

  test('a host that falls silent is given up after three signs of life', async () => {
    const server = await serve({ program: () => server.sockets[0]?.pause() })
    const transport = await connected(server, { keepalive: 20 })
    expect(await refusal(transport.run(sh`x`))).toMatchObject({
      code: 'CONNECTION_LOST',
      evidence: ['Keepalive timeout'],
    })
  })

  test('closing it rejects what is under way, and may be done twice', async () => {
    const server = await serve({ program: () => {} })
    const transport = await connected(server)
    const run = refusal(transport.run(sh`x`))
    await sleep(20)
    await transport.close()
    await transport.close()
    expect(await run).toMatchObject({ code: 'CONNECTION_LOST' })
  })
})

describe('channels', () => {
  const slow: FakeOptions['program'] = (channel, mark) =>
    setTimeout(() => say(channel, mark, 'ok\n'), 20)

  test('no more than eight at a time', async () => {
    const server = await serve({ program: slow, sessions: 100 })
    const transport = await connected(server)
    await Promise.all(Array.from({ length: 30 }, () => transport.run(sh`x`)))
    expect(server.peak()).toBe(8)
  })

  test.each([1, 3])('a host that allows %i gets no more, and all programs run', async sessions => {
    const server = await serve({ program: slow, sessions })
    const transport = await connected(server)
    const outputs = await Promise.all(Array.from({ length: 12 }, () => transport.run(sh`x`)))
    expect(outputs.map(output => output.stdout)).toEqual(Array(12).fill('ok\n'))
  })

  test('a host that allows none is given up', async () => {
    const server = await serve({ sessions: 0 })
    const transport = await connected(server)
    const problem = await refusal(transport.run(sh`x`))
    expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE' })
    expect(problem.hint).toContain('MaxSessions')
  })
})

describe('an abort', () => {
  test('before and during a run, and while waiting for a channel', async () => {
    const server = await serve({ program: () => {} })
    const transport = await connected(server)
    const stop = new AbortController()
    const runs = Array.from({ length: 12 }, () => transport.run(sh`x`, { signal: stop.signal }))
    setTimeout(() => stop.abort(), 50)
    for (const run of runs) expect(await refusal(run)).toMatchObject({ code: 'INTERRUPTED' })
    expect(await refusal(transport.run(sh`x`, { signal: stop.signal }))).toMatchObject({
      code: 'INTERRUPTED',
    })
  })

  test('leaves the connection usable', async () => {
    let calls = 0
    const server = await serve({
      program: (channel, mark) => {
        if (++calls > 8) say(channel, mark, 'ok\n')
      },
    })
    const transport = await connected(server)
    const stop = new AbortController()
    const runs = Array.from({ length: 8 }, () => transport.run(sh`x`, { signal: stop.signal }))
    setTimeout(() => stop.abort(), 50)
    await Promise.allSettled(runs)
    expect(await transport.run(sh`x`)).toMatchObject({ stdout: 'ok\n' })
  })

  test('while connecting; the reason is passed on when it is a Problem', async () => {
    const server = await serve({ auth: 'silent' })
    const stop = new AbortController()
    const reason = new Problem('DECLINED', 'no')
    const early = refusal(connectSsh(NO_AGENT)(server.host(), AbortSignal.timeout(0)))
    setTimeout(() => stop.abort(reason), 50)
    expect(await refusal(connectSsh(NO_AGENT)(server.host(), stop.signal))).toBe(reason)
    expect(await early).toMatchObject({ code: 'INTERRUPTED' })
    expect(await refusal(connectSsh(NO_AGENT)(server.host(), stop.signal))).toBe(reason)
  })
})

import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import ssh2 from 'ssh2'
import { afterEach, describe, expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { Problem } from '../../src/core/problem.ts'
import { connectSsh, type SshOptions } from '../../src/transport/ssh.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { type FakeOptions, type FakeServer, fakeServer, say } from './fake-server.ts'
import { testHost } from './host.ts'

const leftovers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const tidy of leftovers.splice(0).reverse()) await tidy()
})

async function serve(options: FakeOptions = {}): Promise<FakeServer> {
  const server = await fakeServer(options)
  leftovers.push(server.close)
  return server
}

const NO_AGENT: SshOptions = { agent: '' }

async function connected(server: FakeServer, options: SshOptions = {}): Promise<Transport> {
  const transport = await connectSsh({ ...NO_AGENT, ...options })(server.host())
  leftovers.push(() => transport.close())
  return transport
}

const refusal = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => expect.fail('should have been refused'),
    error => {
      expect(error).toBeInstanceOf(Problem)
      return error
    },
  )

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
    expect(await refusal(transport.run(sh`x`))).toMatchObject({ code: 'CONNECTION_LOST' })
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
    setTimeout(() => stop.abort(reason), 50)
    expect(await refusal(connectSsh(NO_AGENT)(server.host(), stop.signal))).toBe(reason)
    expect(await refusal(connectSsh(NO_AGENT)(server.host(), stop.signal))).toBe(reason)
  })
})

describe('a connection that does not come about', () => {
  const attempt = (host = testHost(), options: SshOptions = {}) =>
    refusal(connectSsh({ ...NO_AGENT, ...options })(host))

  /** A port on which a server that is not SSH listens until the test ends. */
  const listening = async (server = createServer(() => {})) => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    leftovers.push(async () => server.close())
    return (server.address() as AddressInfo).port
  }

  test('nothing listens', async () => {
    const server = createServer()
    const port = await listening(server)
    server.close()
    await once(server, 'close')
    const problem = await attempt((await serve()).host({ port }))
    expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE', host: 'worker1' })
    expect(problem.hint).toContain('sshd')
  })

  test('no such name', async () => {
    const server = await serve()
    expect(await attempt(server.host({ address: 'no-such-name.invalid' }))).toMatchObject({
      code: 'HOST_UNREACHABLE',
    })
  })

  test('the handshake takes too long', async () => {
    const host = (await serve()).host({ port: await listening() })
    const problem = await attempt(host, { limits: { handshake: 50 } })
    expect(problem.code).toBe('HOST_UNREACHABLE')
    expect(problem.message).toContain('handshake')
  })

  test('authentication takes too long', async () => {
    const server = await serve({ auth: 'silent' })
    const problem = await attempt(server.host(), { limits: { auth: 50 } })
    expect(problem.code).toBe('HOST_UNREACHABLE')
    expect(problem.message).toContain('authentication')
  })

  test('something else listens there', async () => {
    const web = createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const server = await serve()
    expect(await attempt(server.host({ port: await listening(web) }))).toMatchObject({
      code: 'HOST_UNREACHABLE',
    })
  })

  test('the key is refused', async () => {
    const server = await serve({ auth: 'refuse' })
    const host = server.host()
    const problem = await attempt(host)
    expect(problem).toMatchObject({ code: 'AUTH_REFUSED', host: 'worker1' })
    expect(problem.message).toContain('tester')
    expect(problem.evidence).toContain(host.ssh.identityFile)
    expect(problem.hint).toContain(`-i ${host.ssh.identityFile} tester@127.0.0.1`)
  })

  test.each([
    ['is missing', undefined, /no such file/],
    [
      'is encrypted',
      ssh2.utils.generateKeyPairSync('ed25519', {
        passphrase: 'x',
        cipher: 'aes256-cbc',
        rounds: 1,
      }).private,
      /ncrypted/,
    ],
    ['is public', ssh2.utils.generateKeyPairSync('ed25519').public, /public/],
    ['is no key', 'hello', /./],
  ])('the identity file %s', async (name, text, reason) => {
    const server = await serve()
    const identityFile = join(server.folder, 'other')
    if (text) writeFileSync(identityFile, text)
    const problem = await attempt(server.host({ identityFile }))
    expect(problem.code).toBe('AUTH_REFUSED')
    expect(problem.evidence[0]).toMatch(reason)
    if (name === 'is encrypted') expect(problem.hint).toContain(`ssh-add ${identityFile}`)
  })

  test('no key and no agent', async () => {
    const server = await serve()
    const { identityFile: _, ...ssh } = server.host().ssh
    const problem = await attempt({ ...server.host(), ssh }, { keyFolder: '/nonexistent' })
    expect(problem).toMatchObject({ code: 'AUTH_REFUSED' })
    expect(problem.hint).toContain('ssh-keygen')
  })

  test('an agent that is gone does not stop the key from being tried', async () => {
    const server = await serve()
    const transport = await connected(server, { agent: '/nonexistent/agent' })
    expect(await transport.run(sh`x`)).toMatchObject({ code: 0 })
    const { identityFile: _, ...ssh } = server.host().ssh
    const options = { agent: '/nonexistent/agent', keyFolder: '/nonexistent' }
    expect(await attempt({ ...server.host(), ssh }, options)).toMatchObject({
      code: 'AUTH_REFUSED',
      evidence: expect.arrayContaining([expect.stringContaining('/nonexistent/agent')]),
    })
  })
})

describe('the host key', () => {
  const attempt = (server: FakeServer, hostKeys: 'strict' | 'accept-new') =>
    connectSsh(NO_AGENT)(server.host({ hostKeys })).then(transport => transport.close())
  const file = (server: FakeServer) => join(server.folder, 'known_hosts')
  const name = (server: FakeServer) => `[127.0.0.1]:${server.host().ssh.port}`

  test('unknown and strict: refused, with its fingerprint and how to accept it', async () => {
    const server = await serve()
    const problem = await refusal(attempt(server, 'strict'))
    expect(problem.code).toBe('HOST_KEY_UNKNOWN')
    expect(problem.message).toMatch(/SHA256:[\w+/]{43} /)
    expect(problem.hint).toContain(`ssh-keyscan -p ${server.host().ssh.port} 127.0.0.1`)
    expect(problem.hint).toContain('accept-new')
  })

  test('unknown and accept-new: written down, and known from then on', async () => {
    const server = await serve()
    await Promise.all([attempt(server, 'accept-new'), attempt(server, 'accept-new')])
    await attempt(server, 'strict')
    expect(readFileSync(file(server), 'utf8')).toContain(`${name(server)} ssh-ed25519 AAAA`)
    expect((statSync(file(server)).mode & 0o777).toString(8)).toBe('600')
  })

  test('a file without newline at its end is not spoilt', async () => {
    const server = await serve()
    writeFileSync(file(server), '# mine')
    await attempt(server, 'accept-new')
    expect(readFileSync(file(server), 'utf8')).toMatch(/^# mine\n\[127/)
  })

  test.each(['strict', 'accept-new'] as const)('changed and %s: refused', async hostKeys => {
    const server = await serve()
    const other = ssh2.utils.generateKeyPairSync('ed25519').public
    const known = `# first\n${name(server)} ${other}\n`
    writeFileSync(file(server), known)
    const problem = await refusal(attempt(server, hostKeys))
    expect(problem.code).toBe('HOST_KEY_CHANGED')
    expect(problem.evidence).toContain(`known key: ${file(server)}:2`)
    expect(problem.hint).toContain(`ssh-keygen -f ${file(server)} -R '${name(server)}'`)
    expect(readFileSync(file(server), 'utf8')).toBe(known)
  })

  test('revoked: refused', async () => {
    const server = await serve()
    writeFileSync(file(server), `@revoked * ${server.hostKey}\n`)
    expect(await refusal(attempt(server, 'accept-new'))).toMatchObject({ code: 'HOST_KEY_CHANGED' })
  })

  test('a file that cannot be written: said before anything runs', async () => {
    const server = await serve()
    const host = server.host({ knownHostsFile: '/proc/self/known_hosts' })
    const problem = await refusal(connectSsh(NO_AGENT)(host))
    expect(problem).toMatchObject({ code: 'HOST_KEY_UNKNOWN' })
    expect(problem.message).toContain('/proc/self/known_hosts')
  })
})

import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { describe, expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { connectSsh, type SshOptions } from '../../src/transport/ssh.ts'
import { freshKey } from './fresh-key.ts'
import { testHost } from './host.ts'
import { connected, leftovers, NO_AGENT, refusal, serve } from './serving.ts'

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
    expect(problem.message).toContain('logging in')
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
    ['is public', freshKey().public, /public/],
    ['is no key', 'hello', /./],
  ])('the identity file %s', async (name, text, reason) => {
    const server = await serve()
    const identityFile = join(server.folder, 'other')
    if (text) writeFileSync(identityFile, text)
    const problem = await attempt(server.host({ identityFile }))
    expect(problem.code).toBe('AUTH_REFUSED')
    expect(problem.evidence.join('\n')).toMatch(reason)
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

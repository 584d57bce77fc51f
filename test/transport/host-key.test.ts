import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connectSsh } from '../../src/transport/ssh.ts'
import type { FakeServer } from './fake-server.ts'
import { freshKey } from './fresh-key.ts'
import { NO_AGENT, refusal, serve } from './serving.ts'

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

  test('unknown, without a certificate, where one would have done: said with the line', async () => {
    const server = await serve()
    const { public: signer } = freshKey()
    writeFileSync(file(server), `# mine\n@cert-authority [127.0.0.*]:* ${signer}\n`)
    const problem = await refusal(attempt(server, 'strict'))
    expect(problem).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
      evidence: [expect.stringMatching(/known_hosts:2 .* it shows no certificate$/)],
    })
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
    const other = freshKey().public
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

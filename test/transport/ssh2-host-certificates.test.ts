import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { keyType } from '../../src/transport/known-hosts.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import { TRIED, takeHostCertificates } from '../../src/transport/ssh2-host-certificates.ts'
import { asked } from './asked.ts'
import { certify, makeAuthority, type Signing } from './certificates.ts'
import type { FakeServer } from './fake-server.ts'
import { freshKey } from './fresh-key.ts'
import { leftovers, NO_AGENT, refusal, serve } from './serving.ts'

const folder = mkdtempSync(join(tmpdir(), 'slipway-host-certificates-'))
beforeAll(() => makeAuthority(folder))
afterAll(() => rmSync(folder, { recursive: true }))

const authority = () => readFileSync(join(folder, 'ca.pub'), 'utf8')
/** The certificate of a key in wire format. */
function certificateOf(key: Buffer, signing: Signing = {}): Buffer {
  writeFileSync(join(folder, 'host.pub'), `${keyType(key)} ${key.toString('base64')}\n`)
  certify(folder, 'host', { names: '127.0.0.1', ofHost: true, ...signing })
  const [, base64 = ''] = readFileSync(join(folder, 'host-cert.pub'), 'utf8').split(' ')
  return Buffer.from(base64, 'base64')
}
const stranger = () => Buffer.from(freshKey().public.split(' ')[1] ?? '', 'base64')
const file = (server: FakeServer) => join(server.folder, 'known_hosts')

/** A server that shows something in place of its key, where known_hosts trusts who signs certificates. */
async function showing(shows: (hostKey: Buffer) => Buffer): Promise<FakeServer> {
  const server = await serve({ shows })
  writeFileSync(file(server), `@cert-authority * ${authority()}`)
  return server
}
const attempt = async (
  server: FakeServer,
  hostKeys: 'strict' | 'ask' | 'accept-new' = 'strict',
  ask?: ReturnType<typeof asked>,
) => {
  const transport = await connectSsh({ ...NO_AGENT, ask })(server.host({ hostKeys }))
  leftovers.push(() => transport.close())
  return (await transport.run(sh`echo hello`)).stdout
}

describe('a host that shows a certificate', () => {
  test('of its own key: in, nothing is asked and nothing written down', async () => {
    const server = await showing(key => certificateOf(key))
    const ask = asked([])
    expect(await attempt(server, 'ask', ask)).toBe('hello\n')
    expect(await attempt(server, 'accept-new')).toBe('hello\n')
    expect(ask.questions).toEqual([])
    expect(readFileSync(file(server), 'utf8')).toBe(`@cert-authority * ${authority()}`)
  })

  test("of somebody else's key: refused, for it cannot sign for that", async () => {
    const server = await showing(() => certificateOf(stranger()))
    const problem = await refusal(attempt(server))
    expect(problem.evidence.join()).toContain('signature verification failed')
  })

  test('that nobody has signed: refused', async () => {
    const server = await showing(key => {
      const forged = certificateOf(key)
      forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
      return forged
    })
    for (const hostKeys of ['strict', 'accept-new'] as const)
      expect(await refusal(attempt(server, hostKeys))).toMatchObject({
        code: 'HOST_KEY_UNKNOWN',
        message: expect.stringContaining('damaged or forged'),
      })
  })

  test.each([1, 20, 150])('that lacks the last %i bytes: refused', async less => {
    const server = await showing(key => {
      const whole = certificateOf(key)
      return whole.subarray(0, whole.length - less)
    })
    expect(await refusal(attempt(server, 'accept-new'))).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
      message: expect.stringContaining('damaged or forged'),
    })
  })

  test('that is none, but a key: refused', async () => {
    const server = await showing(key => key)
    await refusal(attempt(server, 'accept-new'))
    expect(readFileSync(file(server), 'utf8')).not.toContain('127.0.0.1')
  })

  test('that is no longer valid: asked, with the reason, and then its key is known', async () => {
    const server = await showing(key => certificateOf(key, { when: '20200101:20200102' }))
    const ask = asked([true])
    expect(await attempt(server, 'ask', ask)).toBe('hello\n')
    expect(ask.questions.join()).toMatch(/known_hosts:1 trusts who signed .*: expired on/)
    expect(readFileSync(file(server), 'utf8')).toContain(`${server.hostKey.split(' ')[1]}`)
    expect(await attempt(server, 'strict')).toBe('hello\n')
  })

  test('of a name that it has not: refused, with the reason', async () => {
    const server = await showing(key => certificateOf(key, { names: 'another' }))
    expect(await refusal(attempt(server))).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
      evidence: [expect.stringContaining('it is for another')],
    })
  })
})

test('a host is offered certificates only where somebody is trusted who signs them', async () => {
  const server = await serve({ shows: key => certificateOf(key) })
  const problem = await refusal(attempt(server, 'accept-new'))
  expect(problem.evidence.join()).toContain('no matching host key format')
})

test('new keys are exchanged on a connection that began with a certificate', async () => {
  const server = await showing(key => certificateOf(key))
  const transport = await connectSsh(NO_AGENT)(server.host({ hostKeys: 'strict' }))
  leftovers.push(() => transport.close())
  for (let i = 0; i < 3; i++) {
    await server.rekey()
    expect((await transport.run(sh`echo hello`)).stdout).toBe('hello\n')
  }
})

test('a version of ssh2 that is made otherwise is told, not guessed', () => {
  const offer = { lists: { kex: { array: [] }, cs: {}, sc: {} } }
  for (const internals of [{}, { _protocol: {} }, { _protocol: { _offer: offer } }])
    expect(() =>
      takeHostCertificates(internals as Parameters<typeof takeHostCertificates>[0], [], () => {}),
    ).toThrowError(expect.objectContaining({ code: 'UNSUPPORTED' }))
})

test('a hint names the version that was tried', () => {
  const { version } = JSON.parse(readFileSync('node_modules/ssh2/package.json', 'utf8'))
  expect(TRIED).toBe(version)
})

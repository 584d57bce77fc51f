import { execFileSync } from 'node:child_process'
import { createPublicKey, verify } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agentKeys } from '../../src/transport/agent.ts'
import { parseCertificate } from '../../src/transport/certificate.ts'
import { type Agent, startAgent } from './agent.ts'
import { makeUserCertificates } from './certificates.ts'

const opened = async (socket: Socket): Promise<Duplex> => {
  await once(socket, 'connect')
  return socket
}

const missing = existsSync('/usr/bin/ssh-agent') ? undefined : 'there is no ssh-agent'

describe.skipIf(missing)(`a real agent${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let folder: string
  let agent: Agent
  const at = (name: string) => join(folder, name)
  const open = () => opened(connect(at('socket')))
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-agent-'))
    makeUserCertificates(folder)
    agent = await startAgent(at('socket'))
  })
  afterAll(() => {
    agent?.end()
    rmSync(folder, { recursive: true })
  })

  test('has no keys, then keys with their certificates', async () => {
    expect(await agentKeys(open)).toEqual([])
    for (const name of ['certified-rsa', 'agents']) agent.add(at(name))
    const keys = await agentKeys(open)
    expect(keys.map(key => parseCertificate(key.public) !== undefined)).toEqual([
      false,
      true,
      false,
    ])
    expect(keys[0]?.comment).toBe(keys[1]?.comment)
  })

  test.each(['sha256', 'sha512'])('signs with %s', async hash => {
    const [, certified] = await agentKeys(open)
    const data = Buffer.from('to be signed')
    const signature = await certified?.sign(data, hash)
    const pem = execFileSync('ssh-keygen', ['-e', '-m', 'PKCS8', '-f', at('certified-rsa.pub')])
    expect(verify(hash, data, createPublicKey(pem), signature ?? Buffer.alloc(0))).toBe(true)
  })

  test('refuses to sign for a key that it has no more', async () => {
    const [key] = await agentKeys(open)
    execFileSync('ssh-add', ['-q', '-D'], {
      env: { SSH_AUTH_SOCK: at('socket') },
      stdio: 'ignore',
    })
    await expect(key?.sign(Buffer.from('a'))).rejects.toThrow('the agent refuses')
  })
})

test.each([
  ['hangs up', '', 'the agent hung up'],
  ['refuses', '0000000105', 'the agent refuses'],
  ['says something else', '000000010e', 'the agent refuses'],
  ['tells of more than it has', '0000000a0c00000001000000ff00', 'a field goes beyond the end'],
  ['breaks off', '000000050c0000', 'the agent hung up'],
])('something else at its socket: %s', async (_, answer, why) => {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(Buffer.from(answer, 'hex')))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await expect(agentKeys(() => opened(connect(port, '127.0.0.1')))).rejects.toThrow(why)
  server.close()
})

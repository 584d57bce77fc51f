import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { sshArguments } from '../../../src/cli/commands/ssh.ts'
import type { SshTarget } from '../../../src/core/host.ts'
import { testHost } from '../../transport/host.ts'

const line = (ssh: Partial<SshTarget>) => sshArguments(testHost(ssh)).join(' ')

test.each<[Partial<SshTarget>, string]>([
  [{}, '-p 22 -o UserKnownHostsFile=/dev/null -o ConnectTimeout=15 -o StrictHostKeyChecking='],
  [{}, 'StrictHostKeyChecking=accept-new root@127.0.0.1'],
  [{ connectTimeout: 2500 }, '-o ConnectTimeout=3'],
  [{ proxyCommand: 'nc' }, '-o ConnectTimeout=60'],
  [{ hostKeys: 'strict' }, 'StrictHostKeyChecking=yes'],
  [{ identityFile: '/home/ann/key' }, '-i /home/ann/key -o IdentitiesOnly=yes'],
  [{ port: 2222, user: 'vagrant', address: '10.0.0.1' }, '-p 2222'],
  [{ user: 'vagrant', address: '10.0.0.1' }, 'vagrant@10.0.0.1'],
  [{ identityFiles: ['/a', '/b'], identitiesOnly: true }, '-i /a -i /b -o IdentitiesOnly=yes'],
  [{ configFile: '/work/ssh_config' }, '-F /work/ssh_config'],
  [{ knownHostsFiles: ['/k 2'] }, 'UserKnownHostsFile=/dev/null "/k 2"'],
  [{ revokedHostKeys: ['/r'] }, '-o RevokedHostKeys=/r'],
  [{ hostKeyAlias: 'a', agent: '' }, '-o HostKeyAlias=a -o IdentityAgent=none'],
  [{ proxyCommand: 'nc %h' }, '-o ProxyCommand=nc %%h'],
  [
    { via: testHost({ address: '::1', via: testHost({ user: 'b', port: 2 }).ssh }).ssh },
    '-J b@127.0.0.1:2,root@[::1]:22',
  ],
])('arguments for OpenSSH: %j', (ssh, expected) => {
  expect(line(ssh)).toContain(expected)
})

test('a host that says nothing is given up by the client, with its address', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const words = sshArguments(testHost({ port, connectTimeout: 1000 }))
  const { status, stderr } = spawnSync('ssh', words, { encoding: 'utf8', timeout: 20_000 })
  server.close()
  expect(status).toBe(255)
  expect(stderr).toMatch(/127\.0\.0\.1 port \d+.*timed out|timed out.*127\.0\.0\.1/i)
}, 30_000)

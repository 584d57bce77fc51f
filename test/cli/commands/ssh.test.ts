import { expect, test } from 'vitest'
import { sshArguments } from '../../../src/cli/commands/ssh.ts'
import type { SshTarget } from '../../../src/core/host.ts'
import { testHost } from '../../transport/host.ts'

const line = (ssh: Partial<SshTarget>) => sshArguments(testHost(ssh)).join(' ')

test.each<[Partial<SshTarget>, string]>([
  [{}, '-p 22 -o UserKnownHostsFile=/dev/null -o StrictHostKeyChecking=accept-new root@127.0.0.1'],
  [{ hostKeys: 'strict' }, 'StrictHostKeyChecking=yes'],
  [{ identityFile: '/home/ann/key' }, '-i /home/ann/key -o IdentitiesOnly=yes'],
  [{ port: 2222, user: 'vagrant', address: '10.0.0.1' }, '-p 2222'],
  [{ user: 'vagrant', address: '10.0.0.1' }, 'vagrant@10.0.0.1'],
  [{ identityFiles: ['/a', '/b'], identitiesOnly: true }, '-i /a -i /b -o IdentitiesOnly=yes'],
  [{ configFile: '/work/ssh_config' }, '-F /work/ssh_config'],
  [{ knownHostsFiles: ['/k 2'] }, 'UserKnownHostsFile=/dev/null "/k 2"'],
  [{ hostKeyAlias: 'a', agent: '' }, '-o HostKeyAlias=a -o IdentityAgent=none'],
  [{ proxyCommand: 'nc %h' }, '-o ProxyCommand=nc %%h'],
  [
    { via: testHost({ address: '::1', via: testHost({ user: 'b', port: 2 }).ssh }).ssh },
    '-J b@127.0.0.1:2,root@[::1]:22',
  ],
])('arguments for OpenSSH: %j', (ssh, expected) => {
  expect(line(ssh)).toContain(expected)
})

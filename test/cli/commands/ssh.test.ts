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
])('arguments for OpenSSH: %j', (ssh, expected) => {
  expect(line(ssh)).toContain(expected)
})

import { $ } from 'zx'
import { sshArguments } from '../../src/cli/commands/ssh.ts'
import type { Host } from '../../src/core/host.ts'

/** A program for root's shell on a host, over OpenSSH with one shared connection. Rejects when it fails. */
export async function root(host: Host, program: string): Promise<string> {
  const shared = [
    '-o',
    'ControlMaster=auto',
    '-o',
    'ControlPersist=20',
    '-o',
    'ControlPath=/tmp/bench-%C',
  ]
  const input = `set -e\n${program}\n`
  const { stdout } = await $({ input, quiet: true })`ssh ${shared} ${sshArguments(host)} sudo sh -s`
  return stdout
}

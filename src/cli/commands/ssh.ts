import { spawn } from 'node:child_process'
import type { Host } from '../../core/host.ts'
import { Problem } from '../../core/problem.ts'
import type { Common } from '../options.ts'
import { load } from '../session.ts'

/** Arguments for OpenSSH's client that reach the host as slipway does. */
export const sshArguments = ({ ssh }: Host): string[] => [
  ...['-p', String(ssh.port), '-o', `UserKnownHostsFile=${ssh.knownHostsFile}`],
  ...(ssh.identityFile ? ['-i', ssh.identityFile, '-o', 'IdentitiesOnly=yes'] : []),
  ...['-o', `StrictHostKeyChecking=${ssh.hostKeys === 'strict' ? 'yes' : 'accept-new'}`],
  `${ssh.user}@${ssh.address}`,
]

/** Gives the terminal to OpenSSH's client; its exit code is the command's. */
export async function ssh(
  options: Common,
  name: string,
  command: readonly string[],
): Promise<number> {
  const { hosts } = await load(options)
  const host = hosts.find(h => h.name === name)
  if (!host)
    throw new Problem('CONFIG_INVALID', `there is no host named ${name} in ${options.file}`, {
      hint: `it has: ${hosts.map(h => h.name).join(', ')}`,
    })
  const child = spawn('ssh', [...sshArguments(host), ...command], { stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 130 : 255)))
    child.once('error', cause =>
      reject(
        new Problem('COMMAND_FAILED', `OpenSSH's client cannot be run: ${cause.message}`, {
          hint: 'install openssh-client',
          cause,
        }),
      ),
    )
  })
}

import { spawn } from 'node:child_process'
import { env } from 'node:process'
import { type Host, namedKeys, type SshTarget } from '../../core/host.ts'
import { Problem } from '../../core/problem.ts'
import { withoutPasswords } from '../../core/secret.ts'
import { way } from '../../transport/ssh-problem.ts'
import type { Common } from '../options.ts'
import { load } from '../session.ts'

/**
 * Seconds for a host to answer; by itself the client waits for two minutes, and says nothing. Behind another machine it
 * is the time in which somebody may have to type a passphrase for that one.
 */
const timeoutOf = ({ connectTimeout, via, proxyCommand }: SshTarget): number => {
  if (connectTimeout !== undefined) return Math.ceil(connectTimeout / 1000)
  return via === undefined && proxyCommand === undefined ? 15 : 60
}

/** Arguments for OpenSSH's client that reach the host as slipway does. */
export const sshArguments = ({ ssh }: Host): string[] => {
  const known = [ssh.knownHostsFile, ...(ssh.knownHostsFiles ?? [])]
  const jumps = way(ssh)
  return [
    ...(ssh.configFile === undefined ? [] : ['-F', ssh.configFile]),
    ...['-p', String(ssh.port), '-o', `UserKnownHostsFile=${known.map(inQuotes).join(' ')}`],
    ...(ssh.revokedHostKeys ?? []).flatMap(file => ['-o', `RevokedHostKeys=${inQuotes(file)}`]),
    ...(ssh.hostKeyAlias === undefined ? [] : ['-o', `HostKeyAlias=${ssh.hostKeyAlias}`]),
    ...(namedKeys(ssh) ?? []).flatMap(file => ['-i', file]),
    ...(ssh.identityFile || ssh.identitiesOnly ? ['-o', 'IdentitiesOnly=yes'] : []),
    ...(ssh.agent === undefined ? [] : ['-o', `IdentityAgent=${ssh.agent || 'none'}`]),
    ...(jumps.length === 0 ? [] : ['-J', jumps.join(',')]),
    ...(ssh.proxyCommand === undefined
      ? []
      : ['-o', `ProxyCommand=${ssh.proxyCommand.replaceAll('%', '%%')}`]),
    ...['-o', `ConnectTimeout=${timeoutOf(ssh)}`],
    ...['-o', `StrictHostKeyChecking=${ssh.hostKeys === 'strict' ? 'yes' : ssh.hostKeys}`],
    `${ssh.user}@${ssh.address}`,
  ]
}

const inQuotes = (path: string): string => (path.includes(' ') ? `"${path}"` : path)

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
  const sources = hosts.flatMap(({ ssh }) => [ssh.passwordFrom, ssh.sudoPasswordFrom])
  const child = spawn('ssh', [...sshArguments(host), ...command], {
    stdio: 'inherit',
    env: withoutPasswords(env, sources),
  })
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

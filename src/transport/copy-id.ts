import { sh } from '../core/command.ts'
import type { Host, LoginMethod } from '../core/host.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { type PublicKey, publicKeyOf } from './public-key.ts'
import type { Connect, Transport } from './transport.ts'

/** Adds a line to the authorized_keys of the user who runs it, unless its key is there; makes what is missing. */
const program = ({ line, key }: PublicKey) => sh`set -e
cd
umask 077
mkdir -p .ssh
chmod 700 .ssh
file=.ssh/authorized_keys
if [ -e "$file" ] && grep -v '^[[:space:]]*#' "$file" | grep -qF ${key}; then
  chmod 600 "$file"
  exit
fi
# A last line without its end would swallow what comes behind it.
if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then echo >>"$file"; fi
printf '%s\n' ${line} >>"$file"
chmod 600 "$file"
if command -v restorecon >/dev/null; then restorecon -F .ssh "$file" || :; fi`

const withMethods = (host: Host, methods: readonly LoginMethod[]): Host => ({
  ...host,
  ssh: { ...host.ssh, methods: (host.ssh.methods ?? methods).filter(m => methods.includes(m)) },
})

/**
 * Has a host take the user's key where only a password works, as ssh-copy-id does. `connect` logs in and runs programs
 * as the user. False: a key worked already.
 *
 * @throws Problem AUTH_REFUSED when there is no key, no password works, or the host does not take the key then
 */
export async function copyId(host: Host, connect: Connect, folder?: string): Promise<boolean> {
  const byKey = withMethods(host, ['publickey'])
  const works = await connect(byKey).then(closed, error => {
    if (toProblem(error).code !== 'AUTH_REFUSED') throw error
    return false
  })
  if (works) return false
  const key = await publicKeyOf(host, folder)
  const transport = await connect(withMethods(host, ['keyboard-interactive', 'password']))
  try {
    const { code, stderr } = await transport.run(program(key))
    if (code !== 0)
      throw new Problem('COMMAND_FAILED', `cannot write ~/.ssh/authorized_keys (exit ${code})`, {
        host: host.name,
        hint: `check the home folder of ${host.ssh.user}, and free space`,
        evidence: stderr.split('\n').filter(line => line !== ''),
      })
  } finally {
    await transport.close()
  }
  await connect(byKey).then(closed, cause => {
    throw new Problem('AUTH_REFUSED', `the host has ${key.file} now, and does not take it`, {
      host: host.name,
      hint: `check PubkeyAuthentication and AuthorizedKeysFile in its sshd_config, and that nobody else may write to the home folder of ${host.ssh.user}`,
      evidence: toProblem(cause).evidence,
      cause,
    })
  })
  return true
}

async function closed(transport: Transport): Promise<boolean> {
  await transport.close()
  return true
}

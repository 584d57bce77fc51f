import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { sshCommand } from './ssh-problem.ts'

/** Why the shell for a program never started, from what was printed in its place. */
export function startProblem(host: Host, code: number, printed: string): Problem {
  const user = host.ssh.user
  const evidence = printed.split('\n').filter(line => line.trim() !== '')
  const refused = REFUSALS.find(([pattern]) => pattern.test(printed))
  if (refused) {
    const [, why, cure] = refused
    return new Problem('SUDO_REFUSED', `${user} cannot become root: ${why}`, {
      host: host.name,
      hint: cure(host),
      evidence,
    })
  }
  return new Problem('AUTH_REFUSED', `${user} may log in but not run programs (exit ${code})`, {
    host: host.name,
    hint: `check the login shell of ${user} and ForceCommand in sshd_config: ${sshCommand(host)} id`,
    evidence,
  })
}

const sudoers = (rule: (user: string) => string) => (host: Host) =>
  `in a root shell on the host: echo '${rule(host.ssh.user)}' > /etc/sudoers.d/slipway && chmod 440 /etc/sudoers.d/slipway`

const mayAll = sudoers(user => `${user} ALL=(ALL) NOPASSWD: ALL`)
const asRoot = () => 'log in as root (ssh.user: root), or install sudo on the host'

/** In the C locale, which the bootstrap sets. The first that matches counts. */
const REFUSALS: readonly (readonly [RegExp, string, (host: Host) => string])[] = [
  [
    /must have a tty|no tty present/i,
    'sudo wants a terminal (requiretty)',
    sudoers(user => `Defaults:${user} !requiretty`),
  ],
  [/password is required|password for/i, 'sudo asks for a password', mayAll],
  [/not in the sudoers file|may not run sudo/i, 'sudo does not know the user', mayAll],
  [/is not allowed to execute/i, 'sudo does not allow sh', mayAll],
  [/sudo: (command )?not found|sudo: no such file/i, 'there is no sudo', asRoot],
  [/sudo/i, 'sudo refuses', mayAll],
]

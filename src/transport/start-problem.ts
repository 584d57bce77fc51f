import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import { NEEDS_TERMINAL, NO_SUDO, type Privilege } from './privilege.ts'
import { sshCommand } from './ssh-problem.ts'

/** Why root's shell never started, from what was printed in its place. */
export function startProblem(
  host: Host,
  { by }: Privilege,
  code: number,
  printed: string,
): Problem {
  const user = host.ssh.user
  const evidence = printed.split(/\r?\n/).filter(line => line.trim() !== '')
  const refused = (by === 'plain' || by === 'sudo' ? SUDO : OTHERS).find(([said]) =>
    said.test(printed),
  )
  if (refused) {
    const [, why, cure] = refused
    return new Problem('SUDO_REFUSED', `${user} cannot become root: ${why(by)}`, {
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

const WRONG = /incorrect password|try again|authentication fail/i

const sudoers = (rule: (user: string) => string) => (host: Host) =>
  `in a root shell on the host: echo '${rule(host.ssh.user)}' > /etc/sudoers.d/slipway && chmod 440 /etc/sudoers.d/slipway`

const mayAll = sudoers(user => `${user} ALL=(ALL) NOPASSWD: ALL`)
const asRoot = () => 'log in as root (ssh.user: root), or install sudo on the host'

const ANSWER = 'run slipway at a terminal, which asks for it, or set ssh.sudo.passwordFrom'
const answered = (host: Host) => `${ANSWER}, or ${mayAll(host)}`
const corrected = () => `correct ssh.sudo.passwordFrom, or ${ANSWER}`

type Refusal = readonly [said: RegExp, why: (by: string) => string, cure: (host: Host) => string]

/** In the C locale, which the bootstrap sets. The first that matches counts. */
const SUDO: readonly Refusal[] = [
  [
    NEEDS_TERMINAL,
    () => 'sudo wants a terminal (requiretty)',
    sudoers(user => `Defaults:${user} !requiretty`),
  ],
  [WRONG, () => 'sudo refuses the password', corrected],
  [/not in the sudoers file|may not run sudo/i, () => 'sudo does not know the user', mayAll],
  [
    /password is required|wants the password|password for/i,
    () => 'sudo asks for a password',
    answered,
  ],
  [/is not allowed to execute/i, () => 'sudo does not allow sh', mayAll],
  [NO_SUDO, () => 'there is no sudo', asRoot],
  [/sudo/i, () => 'sudo refuses', mayAll],
]

/** For doas and su; what stands behind `plain` has been found to be missing by then. */
const OTHERS: readonly Refusal[] = [
  [WRONG, by => `${by} refuses the password`, corrected],
  [
    /password|authentication required|not found/i,
    by =>
      by === 'su'
        ? 'there is no sudo, and su wants the password of root'
        : `${by} asks for a password`,
    () => `${ANSWER}; or log in as root (ssh.user: root), or install sudo on the host`,
  ],
  [
    /./s,
    by => `${by} refuses`,
    ({ ssh }) =>
      `permit nopass ${ssh.user} as root in /etc/doas.conf, or log in as root (ssh.user: root)`,
  ],
]

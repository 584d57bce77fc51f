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
  const refused = REFUSALS[by].find(([said]) => said.test(printed))
  if (refused) {
    const [, why, cure] = refused
    return new Problem('SUDO_REFUSED', `${user} cannot become root: ${why()}`, {
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
const answered = (host: Host) =>
  `run slipway at a terminal, which asks for it, or set ssh.sudo.passwordFrom, or ${mayAll(host)}`
const corrected = () => `correct ssh.sudo.passwordFrom, or ${ANSWER}`

type Refusal = readonly [said: RegExp, why: () => string, cure: (host: Host) => string]

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

const elsewhere = () => `${ANSWER}; or log in as root (ssh.user: root), or install sudo on the host`

const DOAS: readonly Refusal[] = [
  [WRONG, () => 'doas refuses the password', corrected],
  [/password|authentication required/i, () => 'doas asks for a password', elsewhere],
  [
    /./s,
    () => 'doas refuses',
    ({ ssh }) =>
      `in /etc/doas.conf of the host: permit nopass ${ssh.user} as root; or log in as root (ssh.user: root)`,
  ],
]

/** What was printed may be what sudo or doas had to say before. */
const SU: readonly Refusal[] = [
  [WRONG, () => 'su refuses the password', corrected],
  [/./s, () => 'there is no sudo, and su wants the password of root', elsewhere],
]

const REFUSALS = { plain: SUDO, user: [], sudo: SUDO, doas: DOAS, su: SU } as const

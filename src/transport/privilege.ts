import { BOOTSTRAP, BOOTSTRAP_AS_IS } from './program.ts'

/** How to become root on a host. */
export interface Privilege {
  /** `plain`: by being root, or by sudo without a password. `user`: not at all. */
  readonly by: 'plain' | 'user' | 'sudo' | 'doas' | 'su'
  /** On a terminal of its own: what asks there takes its answer from nowhere else, or sudo wants one (requiretty). */
  readonly terminal: boolean
}

export const PLAIN: Privilege = { by: 'plain', terminal: false }
export const USER: Privilege = { by: 'user', terminal: false }

/** Whether a shell by this way says when it is ready, and may ask for a password before. */
export const isTalkative = ({ by }: Privilege): boolean => by !== 'plain' && by !== 'user'

/** Whether a password is asked for, as far as can be told before. */
export const asksFor = ({ by, terminal }: Privilege): boolean =>
  by === 'su' || (by === 'doas' && terminal) || (by === 'sudo' && !terminal)

/** Printed by root's shell before it reads the program. */
export const READY = 'slipway-is-root'

/** Whether what was printed last asks for a password: sudo's own words are given to it, su and doas have theirs. */
export const ASKS = /passw[^\n]*: ?$/i

/** Root's shell, in double quotes and those in single ones: it reads the program to its end and runs it. */
const SHELL = `echo ${READY}; eval \\"\\$(cat)\\"`

/**
 * The same on a terminal, which has but one stream and no end: the program comes behind its length in bytes, its stdout
 * goes back as hexadecimal numbers, its stderr as octal ones, and its exit code in a line of its own.
 */
const TERMINAL_SHELL = [
  `echo ${READY}; read n; p=\\$(head -c \\$n); `,
  '{ { { ( eval \\"\\$p\\" ) 2>&3 3>&- 4>&-; echo x \\$? >&4; } | od -An -v -tx1 >&4; } 3>&1 ',
  '| od -An -v -to1 >&4; } 4>&1',
].join('')

const COMMANDS = {
  sudo: (shell: string, terminal: boolean) =>
    `sudo ${terminal ? '' : '-S '}-H -p "slipway wants the password: " -- sh -c "${shell}"`,
  doas: (shell: string, terminal: boolean) => `doas ${terminal ? '' : '-n '}sh -c "${shell}"`,
  su: (shell: string) => `su -s /bin/sh -c "${shell}" root`,
}

/** What the host is asked to execute: always the same words, so that no argument list holds anything of a program. */
export function bootstrapOf({ by, terminal }: Privilege): string {
  if (by === 'plain') return BOOTSTRAP
  if (by === 'user') return `exec sh -c '${BOOTSTRAP_AS_IS}'`
  const command = COMMANDS[by](terminal ? TERMINAL_SHELL : SHELL, terminal)
  return `exec sh -c 'PATH=$PATH:/usr/local/bin:/usr/bin:/bin LC_ALL=C; export PATH LC_ALL; exec ${command}'`
}

/** What to try when a way has failed: `printed` is what the host said in place of the program's output. */
export function wayAfter(
  { by, terminal }: Privilege,
  printed: string,
  has: (program: 'doas' | 'su') => boolean,
): Privilege | undefined {
  if (by === 'plain' && NO_SUDO.test(printed)) {
    if (has('doas')) return { by: 'doas', terminal: false }
    return has('su') ? { by: 'su', terminal: true } : undefined
  }
  if (by === 'doas' && NOT_PERMITTED.test(printed) && has('su')) return { by: 'su', terminal: true }
  if (terminal) return undefined
  if (by === 'doas' && NEEDS_ANSWER.test(printed)) return { by, terminal: true }
  if (by !== 'plain' && by !== 'sudo') return undefined
  if (NEEDS_TERMINAL.test(printed)) return { by: 'sudo', terminal: true }
  return by === 'plain' && NEEDS_ANSWER.test(printed) ? { by: 'sudo', terminal: false } : undefined
}

/** In the C locale, which the bootstrap sets. */
export const NO_SUDO = /sudo: (command )?not found|sudo: no such file/i
export const NEEDS_TERMINAL = /must have a tty|no tty present/i
const NOT_PERMITTED = /operation not permitted|no such file/i
export const NEEDS_ANSWER = /password is required|authentication required|password for/i

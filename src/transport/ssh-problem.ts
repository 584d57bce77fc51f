import type { Host, SshTarget } from '../core/host.ts'
import { Problem, type ProblemCode } from '../core/problem.ts'
import { quote } from '../core/quote.ts'
import { ProxyCommandEnded } from './proxy-command.ts'

/**
 * How far a connection has come, and then each program on it. Each stage but `ready`, in which programs run for as long as
 * they want, has a time limit of its own.
 */
export type Stage = 'tcp' | 'handshake' | 'auth' | 'ready' | 'session' | 'start'

/** A stage took longer than it may. */
export class StageTimeout extends Error {
  override readonly name = 'StageTimeout'

  /** `greeted`: in the handshake, whether the other side has said that it speaks SSH. */
  constructor(stage: Stage, ms: number, greeted = false) {
    super(`no answer within ${ms / 1000} s (${greeted ? KEY_EXCHANGE : WAITING_FOR[stage]})`)
  }
}

const WAITING_FOR: Record<Stage, string> = {
  tcp: 'TCP connection',
  handshake: 'SSH handshake: its banner',
  auth: 'logging in',
  ready: 'an answer',
  session: 'opening a session',
  start: 'the start of a program',
}
const KEY_EXCHANGE = 'SSH handshake: key exchange'

/** What to type to see the same with OpenSSH. */
export function sshCommand({ ssh }: Host, ...options: string[]): string {
  const jumps = way(ssh)
  return [
    'ssh',
    ...options,
    ...(ssh.configFile === undefined ? [] : ['-F', quote(ssh.configFile)]),
    ...(ssh.port === 22 ? [] : ['-p', String(ssh.port)]),
    ...(ssh.identityFile ? ['-i', quote(ssh.identityFile)] : []),
    ...(ssh.identityFiles ?? []).flatMap(file => ['-i', quote(file)]),
    ...(jumps.length === 0 ? [] : ['-J', quote(jumps.join(','))]),
    ...(ssh.proxyCommand === undefined
      ? []
      : ['-o', quote(`ProxyCommand=${ssh.proxyCommand.replaceAll('%', '%%')}`)]),
    quote(`${ssh.user}@${ssh.address}`),
  ].join(' ')
}

/** The machines on the way, in the order in which they are passed, as `ssh -J` takes them. */
export function way({ via }: SshTarget): string[] {
  if (!via) return []
  const { user, address, port } = via
  const place = address.includes(':') ? `[${address}]` : address
  return [...way(via), `${user}@${place}:${port}`]
}

export interface Failure {
  readonly host: Host
  readonly stage: Stage
  readonly error: unknown
  /** What was tried to log in. */
  readonly login?: Tried
}

/** The attempts to log in so far. */
export interface Tried {
  /** Each of them, what could not be tried, and what the host said to it. */
  readonly tried: readonly string[]
  /** How many keys were shown. */
  readonly shown: number
  /** The methods that the host would take. */
  readonly wanted: readonly string[]
}

/** The one place where what ssh2 and the socket say becomes a Problem. */
export function sshProblem({ host, stage, error, login }: Failure): Problem {
  if (error instanceof Problem) return error
  const tried = login?.tried ?? []
  const said = error instanceof Error ? error.message : String(error)
  const where = `${host.ssh.address} port ${host.ssh.port}`
  const make = (code: ProblemCode, message: string, hint: string, evidence: readonly string[]) =>
    new Problem(code, message, { host: host.name, hint, evidence, cause: error })

  if (stage === 'ready')
    return make('CONNECTION_LOST', `the connection to ${where} was lost`, CURE.lost, [said])
  if (stage === 'auth' && tried.some(line => CLOSED_FOR_NOW.test(line)))
    return make('HOST_UNREACHABLE', `${where} is booting or shutting down`, CURE.later, tried)
  const isBroken = BROKEN.test(said) || error instanceof ProxyCommandEnded
  if (stage === 'auth' && BROKEN.test(said))
    return make('HOST_UNREACHABLE', `${where} hung up on somebody who logs in`, CURE.handshake, [
      ...tried,
      said,
    ])
  if (stage === 'auth' && login && !isBroken && !(error instanceof StageTimeout)) {
    const [message, hint] = refusal(host, login, said)
    return make('AUTH_REFUSED', message, hint, [...tried, last(said, login)])
  }
  if (/signature verification failed/i.test(said))
    return make(
      'HOST_KEY_UNKNOWN',
      `${where} does not have the key that it shows`,
      'do not log in: somebody else answers there, or a key file of its sshd is damaged',
      [said],
    )
  if (/no matching/i.test(said))
    return make('UNSUPPORTED', `no common way to encrypt with ${where}`, see(host, '-vv'), [said])

  if (error instanceof ProxyCommandEnded)
    return make(
      'HOST_UNREACHABLE',
      `cannot reach ${where}: ${said}`,
      `see what happens with: ${error.command}`,
      error.printed,
    )
  const errno = (error as NodeJS.ErrnoException | undefined)?.code ?? ''
  const [why, hint] = REASONS[errno] ?? [said || errno, CURE[stage]]
  return make('HOST_UNREACHABLE', `cannot reach ${where}: ${why}`, hint, said ? [said] : [])
}

/** Whether the host hung up because of the number of attempts (MaxAuthTries). */
export const tooManyTries = (error: unknown): boolean =>
  error instanceof Problem &&
  error.code === 'AUTH_REFUSED' &&
  MANY.test(error.evidence.at(-1) ?? '')

/** ssh2's own words for having nothing left to try. */
const NOTHING_LEFT = 'All configured authentication methods failed'

/** The line below all attempts, as `ssh` has it: what the host would have taken, or what it said. */
const last = (said: string, { wanted }: Tried): string =>
  said === NOTHING_LEFT && wanted.length > 0 ? `the host takes: ${wanted.join(', ')}` : said

const MANY = /too many authentication failures/i

/** Why nobody was let in, and what to do about it. */
function refusal(host: Host, { tried, shown, wanted }: Tried, said: string): [string, string] {
  const { user, address, port, passwordFrom } = host.ssh
  const refused = `${address} port ${port} does not let ${user} in`
  const noPassword = !tried.some(line => /\bpassword\b/.test(line))
  if (MANY.test(said) && !noPassword)
    return [
      `${refused}: it hung up after too many wrong passwords (MaxAuthTries)`,
      `try user and password with: ${sshCommand(host)}`,
    ]
  if (MANY.test(said))
    return [
      `${refused}: it hung up after ${shown} keys (MaxAuthTries)`,
      'name the right key with ssh.identityFile: it is shown first',
    ]
  const locked = tried.find(line => /encrypted/i.test(line))?.split(': ')[0]
  if (locked !== undefined)
    return [
      refused,
      `run slipway at a terminal, which asks for the passphrase, or: eval "$(ssh-agent)" && ssh-add ${quote(locked)}`,
    ]
  if (noPassword && passwordFrom === undefined && wanted.some(method => PASSWORDS.has(method)))
    return [
      `${refused} without a password`,
      'run slipway at a terminal, which asks for it, or say with ssh.passwordFrom where it stands',
    ]
  if (shown === 0 && noPassword)
    return [
      `no key to log in with as ${user}`,
      `make a key with ssh-keygen and set ssh.identityFile; then try: ${sshCommand(host)}`,
    ]
  return [refused, see(host, '-v')]
}

const PASSWORDS = new Set(['password', 'keyboard-interactive'])

const see = (host: Host, flag: string): string => `see what happens with: ${sshCommand(host, flag)}`

/** The connection has ended, and nothing was decided. */
const BROKEN = /^(?:read|write) E|^the (?:host closed the connection|machine on the way is gone)$/

/** pam_nologin keeps users out, for a while, with the very answer that a wrong key gets. */
const CLOSED_FOR_NOW = /system is (booting up|going down|shutting down)|see pam_nologin/i

const CURE = {
  later: 'try again in a minute',
  lost: 'run the same command again: it goes on where it stopped',
  tcp: 'check that the machine is up, its address and port, and the firewalls between',
  handshake: 'check that sshd, and nothing else, listens there, and that it is not overloaded',
  auth: "sshd is slow to decide: check the host's DNS (UseDNS), PAM and load",
  session: 'sshd answers, but starts nothing: check its load, its memory and PAM',
  start: 'sudo or the shell hangs: check its load, and what sudo looks up (LDAP, DNS)',
}

const REASONS: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  ECONNREFUSED: ['nothing listens there', 'start sshd, or correct ssh.port'],
  ENOTFOUND: ['its name is not known', 'correct the address, or use an IP address'],
  EAI_AGAIN: ['its name cannot be looked up', "check this machine's DNS, or use an IP address"],
  EHOSTUNREACH: ['there is no route to it', CURE.tcp],
  ENETUNREACH: ['there is no route to its network', CURE.tcp],
  ETIMEDOUT: ['no answer', CURE.tcp],
  ECONNRESET: ['it hung up', CURE.handshake],
}

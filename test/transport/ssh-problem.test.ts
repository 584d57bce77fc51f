import { expect, test } from 'vitest'
import { Problem, type ProblemCode } from '../../src/core/problem.ts'
import { PLAIN } from '../../src/transport/privilege.ts'
import { ProxyCommandEnded } from '../../src/transport/proxy-command.ts'
import {
  type Stage,
  StageTimeout,
  sshCommand,
  sshProblem,
} from '../../src/transport/ssh-problem.ts'
import { startProblem } from '../../src/transport/start-problem.ts'
import { testHost } from './host.ts'

const host = testHost({ address: '10.0.0.5', port: 2222, user: 'vagrant', identityFile: '/k y' })
const tried = (...lines: string[]) => ({ tried: lines, shown: lines.length, wanted: ['publickey'] })
const errno = (code: string) => Object.assign(new Error(`connect ${code}`), { code })

const cases: [stage: Stage, error: unknown, code: ProblemCode][] = [
  ['tcp', errno('ECONNREFUSED'), 'HOST_UNREACHABLE'],
  ['tcp', errno('EHOSTUNREACH'), 'HOST_UNREACHABLE'],
  ['tcp', errno('ENOTFOUND'), 'HOST_UNREACHABLE'],
  ['tcp', Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' }), 'HOST_UNREACHABLE'],
  ['tcp', new StageTimeout('tcp', 10_000), 'HOST_UNREACHABLE'],
  ['handshake', errno('ECONNRESET'), 'HOST_UNREACHABLE'],
  ['handshake', new Error('Connection lost before handshake'), 'HOST_UNREACHABLE'],
  ['handshake', new Error('Handshake failed: no matching host key format'), 'UNSUPPORTED'],
  ['auth', new StageTimeout('auth', 30_000), 'HOST_UNREACHABLE'],
  ['auth', new Error('All configured authentication methods failed'), 'AUTH_REFUSED'],
  ['auth', new Error('Too many authentication failures'), 'AUTH_REFUSED'],
  ['auth', new Error('read ECONNRESET'), 'HOST_UNREACHABLE'],
  ['auth', new Error('the host closed the connection'), 'HOST_UNREACHABLE'],
  ['auth', new ProxyCommandEnded('nc', 'ended (exit 1)', ''), 'HOST_UNREACHABLE'],
  ['handshake', new Error('Handshake failed: signature verification failed'), 'HOST_KEY_UNKNOWN'],
  ['session', new StageTimeout('session', 60_000), 'HOST_UNREACHABLE'],
  ['start', new StageTimeout('start', 60_000), 'HOST_UNREACHABLE'],
  ['ready', errno('ECONNRESET'), 'CONNECTION_LOST'],
  ['ready', 'odd', 'CONNECTION_LOST'],
]
test.each(cases)('in stage %s, %s is %s', (stage, error, code) => {
  const problem = sshProblem({ host, stage, error, login: tried('/k y') })
  expect(problem).toMatchObject({ code, host: 'worker1', hint: expect.stringMatching(/.{10}/) })
  expect(problem.message).toContain('10.0.0.5 port 2222')
})

test('a host that boots is not taken for one that refuses the key', () => {
  const said = 'System is booting up. Unprivileged users are not permitted to log in yet.'
  const error = new Error('All configured authentication methods failed')
  const problem = sshProblem({ host, stage: 'auth', error, login: tried('/k', said) })
  expect(problem).toMatchObject({ code: 'HOST_UNREACHABLE', evidence: ['/k', said] })
})

test('a Problem stays what it is', () => {
  const problem = new Problem('INTERRUPTED', 'stopped')
  expect(sshProblem({ host, stage: 'tcp', error: problem })).toBe(problem)
})

test('a refusal says what was tried, and what to type', () => {
  const error = new Error('All configured authentication methods failed')
  const problem = sshProblem({ host, stage: 'auth', error, login: tried('/k y', 'agent /s') })
  expect(problem.message).toContain('vagrant')
  expect(problem.evidence).toEqual(['/k y', 'agent /s', 'the host takes: publickey'])
  expect(problem.hint).toContain("ssh -v -p 2222 -i '/k y' vagrant@10.0.0.5")
})

test.each([
  [
    'it hung up on too many keys',
    { tried: ['a', 'b'], shown: 2, wanted: ['publickey'] },
    'Too many authentication failures',
    /after 2 keys \(MaxAuthTries\)/,
    /ssh\.identityFile/,
  ],
  [
    'it hung up on wrong passwords',
    { tried: ['a', 'a password', 'a password'], shown: 1, wanted: ['password'] },
    'Too many authentication failures',
    /too many wrong passwords/,
    /user and password with: ssh /,
  ],
  [
    'the key is locked',
    { tried: ['/k y: is encrypted, and nobody gave its passphrase'], shown: 1, wanted: [] },
    'All failed',
    /does not let/,
    /ssh-add '\/k y'/,
  ],
  [
    'it would take a password',
    { tried: ['/k y'], shown: 1, wanted: ['publickey', 'password'] },
    'All failed',
    /without a password/,
    /ssh\.passwordFrom/,
  ],
  [
    'there was no key at all',
    { tried: ['/k: there is no such file'], shown: 0, wanted: ['publickey'] },
    'All failed',
    /no key to log in with/,
    /ssh-keygen/,
  ],
] as const)('nobody is let in because %s', (_, login, said, message, hint) => {
  const problem = sshProblem({ host, stage: 'auth', error: new Error(said), login })
  expect(problem).toMatchObject({
    code: 'AUTH_REFUSED',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
    evidence: [...login.tried, said],
  })
})

test.each([
  [{ port: 22 }, 'ssh vagrant@10.0.0.5'],
  [{ port: 2222 }, 'ssh -p 2222 vagrant@10.0.0.5'],
])('the ssh command for %j', (ssh, command) => {
  const { identityFile: _, ...rest } = host.ssh
  expect(sshCommand({ ...host, ssh: { ...rest, ...ssh } })).toBe(command)
})

const refusals: [said: string, why: RegExp][] = [
  ['sudo: a password is required', /asks for a password/],
  ['sudo: no tty present and no askpass program specified', /terminal/],
  ['sudo: sorry, you must have a tty to run sudo', /terminal/],
  ['vagrant is not in the sudoers file.  This incident will be reported.', /does not know/],
  ["Sorry, user vagrant is not allowed to execute '/bin/sh' as root on node1.", /does not allow/],
  ['sh: 1: exec: sudo: not found', /no sudo/],
  ['sh: line 1: exec: sudo: not found', /no sudo/],
  ['bash: sudo: command not found', /no sudo/],
  ['sudo: /etc/sudo.conf is owned by uid 1000, should be 0', /refuses/],
]
test.each(refusals)('%s', (said, why) => {
  const problem = startProblem(host, PLAIN, 1, `motd\n${said}\n`)
  expect(problem).toMatchObject({ code: 'SUDO_REFUSED', evidence: ['motd', said] })
  expect(problem.message).toMatch(why)
})

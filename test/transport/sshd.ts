import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Host } from '../../src/core/host.ts'
import { testHost } from './host.ts'

/** A user that exists for this sshd alone. */
export interface TestUser {
  readonly name: string
  readonly shell?: string
  /** Lines of sudoers. */
  readonly sudoers?: readonly string[]
  /** Lines of sshd_config. */
  readonly config?: readonly string[]
  /** `.bashrc` of the home folder. */
  readonly bashrc?: string
  /** Left out: none that would open anything. */
  readonly password?: string
}

/** What is otherwise than usual with an sshd. */
export interface SshdOptions {
  /** Lines of sshd_config, for all users. */
  readonly config?: readonly string[]
  /** Asks through PAM, as most distributions have it: password and keyboard-interactive. */
  readonly pam?: boolean
  /** The password of root. */
  readonly rootPassword?: string
  /** Lines of doas.conf. */
  readonly doas?: readonly string[]
  /** Called with its folder when its keys are there and it has not started. */
  readonly prepare?: (folder: string) => void
  /** Programs that cannot be run there, by their paths. */
  readonly hide?: readonly string[]
}

export interface Sshd {
  readonly folder: string
  readonly host: (user: string, ssh?: Partial<Host['ssh']>) => Host
  readonly pid: number
  /** What it has said so far. */
  readonly log: () => string
  readonly stop: () => Promise<void>
}

const SSHD = '/usr/sbin/sshd'

/** Why no real sshd can be started here, if so. */
export function whyNoSshd(): string | undefined {
  if (!existsSync(SSHD)) return `${SSHD} is missing: install openssh-server`
  if (process.getuid?.() !== 0) return 'sshd with users of its own needs root'
  const { status } = spawnSync('unshare', ['--mount', '--propagation', 'private', 'true'])
  return status === 0 ? undefined : 'mount namespaces are not allowed here'
}

/**
 * A real sshd on a free port of 127.0.0.1, with users and sudo rules that only it sees: they are mounted over
 * those of the machine in a namespace of its own, so that nothing is left behind however it ends.
 */
export async function startSshd(
  users: readonly TestUser[],
  options: SshdOptions = {},
): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-sshd-'))
  chmodSync(folder, 0o755)
  const file = (name: string, text: string, mode = 0o644) => {
    writeFileSync(join(folder, name), text, { mode })
    return join(folder, name)
  }
  for (const key of ['id', 'host_ed25519', 'host_rsa'])
    execFileSync('ssh-keygen', [
      '-q',
      '-N',
      '',
      '-t',
      key.split('_')[1] ?? 'ed25519',
      '-f',
      join(folder, key),
    ])
  options.prepare?.(folder)
  // A PATH without sudo, for hosts that have none.
  mkdirSync(join(folder, 'bin'))
  for (const name of ['sh', 'id', 'cat']) symlinkSync(`/bin/${name}`, join(folder, 'bin', name))

  const lines = (of: (user: TestUser, id: number) => readonly string[]) =>
    users
      .flatMap((user, i) => of(user, 42_000 + i))
      .map(line => `${line}\n`)
      .join('')
  const home = (user: TestUser) => join(folder, 'home', user.name)
  for (const user of users) {
    mkdirSync(home(user), { recursive: true })
    if (user.bashrc) writeFileSync(join(home(user), '.bashrc'), user.bashrc)
  }
  const port = await freePort()
  const passwd = lines((user, id) => [
    `${user.name}:x:${id}:${id}::${home(user)}:${user.shell ?? '/bin/sh'}`,
  ])
  const shadow = lines(({ name, password }) => [`${name}:${hashOf(password)}:19000:0:99999:7:::`])
  const others = readFileSync('/etc/shadow', 'utf8').replace(/^root:[^:]*/, () =>
    options.rootPassword === undefined ? 'root:*' : `root:${hashOf(options.rootPassword)}`,
  )
  const mounts: [from: string, over: string][] = [
    [file('passwd', readFileSync('/etc/passwd', 'utf8') + passwd), '/etc/passwd'],
    [file('shadow', others + shadow, 0o600), '/etc/shadow'],
  ]
  if (options.pam) mounts.push([file('pam', PAM), '/etc/pam.d/sshd'])
  const doas = `${(options.doas ?? []).join('\n')}\n`
  if (existsSync('/usr/bin/doas')) mounts.push([file('doas', doas, 0o400), '/etc/doas.conf'])
  if (existsSync('/etc/sudoers'))
    mounts.push([
      file(
        'sudoers',
        lines(user => user.sudoers ?? []),
        0o440,
      ),
      '/etc/sudoers',
    ])
  for (const path of options.hide ?? [])
    if (existsSync(path)) mounts.push([file('hidden', ''), path])
  const config = file(
    'config',
    `Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host_ed25519
HostKey ${folder}/host_rsa
AuthorizedKeysFile ${folder}/id.pub
StrictModes no
UsePAM ${options.pam ? 'yes' : 'no'}
UseDNS no
PidFile none
PermitRootLogin yes
${(options.config ?? []).map(line => `${line}\n`).join('')}${lines(user => (user.config ? [`Match User ${user.name}`, ...user.config] : []))}`.replaceAll(
      '%FOLDER%',
      folder,
    ),
  )
  mkdirSync('/run/sshd', { recursive: true })
  const program = [
    // What is mounted over has to be there; the file stays, empty, for root alone.
    ...(existsSync('/usr/bin/doas')
      ? ['[ -e /etc/doas.conf ] || install -m 400 /dev/null /etc/doas.conf']
      : []),
    ...mounts.map(([from, over]) => `mount --bind ${from} ${over}`),
    `exec ${SSHD} -D -e -f ${config}`,
  ]
  const sshd = spawn('unshare', [
    '--mount',
    '--propagation',
    'private',
    'sh',
    '-ec',
    program.join('\n'),
  ])
  let log = ''
  sshd.stderr.on('data', chunk => {
    log += chunk
  })
  const exited = once(sshd, 'exit')
  for (let i = 0; !(await answers(port)); i++) {
    if (i === 100 || sshd.exitCode !== null) throw new Error(`sshd did not start: ${log}`)
    await sleep(50)
  }
  return {
    folder,
    host: (user, ssh) =>
      testHost({
        port,
        user,
        identityFile: join(folder, 'id'),
        knownHostsFile: join(folder, 'known_hosts'),
        ...ssh,
      }),
    pid: sshd.pid ?? 0,
    log: () => log,
    stop: async () => {
      sshd.kill()
      await exited
      rmSync(folder, { recursive: true })
    },
  }
}

const PAM = `auth required pam_unix.so
account required pam_permit.so
session required pam_permit.so
`

const hashOf = (password: string | undefined): string =>
  password === undefined
    ? '*'
    : execFileSync('openssl', ['passwd', '-6', '-stdin'], {
        input: password,
        encoding: 'utf8',
      }).trim()

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('data', () => socket.destroy())
  })
}

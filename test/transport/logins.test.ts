import { execFile, execFileSync } from 'node:child_process'
import { appendFileSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadCluster } from '../../src/config/load.ts'
import { sh } from '../../src/core/command.ts'
import { toProblem } from '../../src/core/problem.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import { type Agent, startAgent } from './agent.ts'
import { asked } from './asked.ts'
import { makeUserCertificates } from './certificates.ts'
import { LOGINS, type Login } from './logins.ts'
import { type Sshd, startSshd, whyNoSshd } from './sshd.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const skipped = whyNoSshd() ?? (existsSync('/usr/bin/sudo') ? undefined : 'there is no sudo')

/** Hosts that know users by who signed their keys. */
const TRUSTING = { config: ['TrustedUserCAKeys %FOLDER%/ca.pub'] }

/** Each way to log in, taken by slipway and by OpenSSH's own client with the same configuration. */
describe.skipIf(skipped)(`logins${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let inner: Sshd
  let gate: Sshd
  let agent: Agent
  let certified: Agent
  let words: Record<string, string>

  beforeAll(async () => {
    inner = await startSshd(
      [
        { name: 'sudoer', sudoers: ['sudoer ALL=(ALL) NOPASSWD: ALL'] },
        { name: 'password', password: 'pw', sudoers: ['password ALL=(ALL) ALL'] },
      ],
      TRUSTING,
    )
    gate = await startSshd([], TRUSTING)
    const { folder } = inner
    const at = (name: string) => join(folder, name)
    makeUserCertificates(folder)
    copyFileSync(at('ca.pub'), join(gate.folder, 'ca.pub'))
    for (const name of ['ed25519', 'ecdsa', 'rsa', 'stranger', 'locked', 'only-public']) {
      const type = ['ecdsa', 'rsa'].includes(name) ? name : 'ed25519'
      const pass = name === 'locked' ? 'secret' : ''
      execFileSync('ssh-keygen', ['-q', '-N', pass, '-t', type, '-f', at(name)])
      if (name === 'stranger') continue
      for (const sshd of [inner, gate])
        appendFileSync(join(sshd.folder, 'id.pub'), readFileSync(at(`${name}.pub`)))
    }
    agent = await startAgent(at('agent'))
    // Its passphrase is taken off for the agent, which gets the key alone.
    copyFileSync(at('locked'), at('unlocked'))
    execFileSync('ssh-keygen', ['-q', '-p', '-P', 'secret', '-N', '', '-f', at('unlocked')])
    for (const name of ['ed25519', 'unlocked', 'only-public']) agent.add(at(name))
    copyFileSync(at('only-public.pub'), at('only-public'))
    certified = await startAgent(at('certified-agent'))
    for (const name of ['certified-ecdsa', 'agents']) certified.add(at(name))

    const key = (sshd: Sshd) => readFileSync(join(sshd.folder, 'host_ed25519.pub'), 'utf8')
    const name = (sshd: Sshd) => `[127.0.0.1]:${sshd.host('root').ssh.port}`
    const text = {
      KNOWN: `${name(inner)} ${key(inner)}${name(gate)} ${key(gate)}`,
      ALIAS: `the-alias ${key(inner)}`,
      CHANGED: `${name(inner)} ${key(gate)}${name(gate)} ${key(inner)}`,
      REVOKED: `@revoked * ${key(inner)}${name(inner)} ${key(inner)}`,
      PORTLESS: `${name(gate)} ${key(gate)}127.0.0.1 ${key(inner)}`,
      PORTLESS_REVOKED: `@revoked 127.0.0.1 ${key(inner)}`,
      PORTLESS_OTHER: `${name(gate)} ${key(gate)}127.0.0.1 ${key(gate)}`,
      EMPTY: '',
    }
    for (const [file, lines] of Object.entries(text)) writeFileSync(at(file), lines)
    copyFileSync(at('KNOWN'), at('HASHED'))
    execFileSync('ssh-keygen', ['-q', '-H', '-f', at('HASHED')], { stdio: 'ignore' })
    writeFileSync(at('types'), '#!/bin/sh\nprintf "%s\\n" "$TYPES"\n', { mode: 0o755 })
    words = {
      ...Object.fromEntries([...Object.keys(text), 'HASHED'].map(file => [file, at(file)])),
      FOLDER: folder,
      CONFIG: at('ssh_config'),
      AGENT: at('agent'),
      CERTIFIED_AGENT: at('certified-agent'),
      GATE: `root@127.0.0.1:${gate.host('root').ssh.port}`,
    }
  })
  afterAll(async () => {
    agent?.end()
    certified?.end()
    await inner?.stop()
    await gate?.stop()
  })

  const block = (name: string, sshd: Sshd, lines: readonly string[]) => `Host ${name}
  HostName 127.0.0.1
  Port ${sshd.host('root').ssh.port}
${lines.map(line => `  ${line}\n`).join('')}`

  /** Writes the configuration and the cluster file of a login. */
  function prepare({ lines, gate: gateLines }: Login): string {
    const ownWay = [
      'User root',
      'IdentityFile %FOLDER%/ed25519',
      ...(gateLines ?? []),
      'UserKnownHostsFile %KNOWN%',
    ]
    const plain = `Host 127.0.0.1\n${ownWay.map(line => `  ${line}\n`).join('')}`
    const config = [
      block('target', inner, lines),
      block('gate', gate, ownWay),
      block('behind', gate, [...ownWay, 'ProxyJump gate']),
      plain,
    ].join('\n')
    writeFileSync(
      words.CONFIG ?? '',
      config.replace(/%([A-Z_]+)%/g, (_, word) => words[word] ?? ''),
    )
    const path = join(inner.folder, 'cluster.yaml')
    writeFileSync(
      path,
      `cluster: lab
ssh: { config: ./ssh_config }
hosts: { target: { address: 192.168.56.10, role: control-plane } }
`,
    )
    return path
  }

  const socket = ({ agent }: Login) =>
    (agent === 'certified' ? words.CERTIFIED_AGENT : agent ? words.AGENT : undefined) ?? ''

  async function slipway(login: Login, path: string): Promise<string> {
    const { hosts } = await loadCluster(path, { fetch: false })
    const [host] = hosts
    if (!host) return 'no host'
    const ask = login.types === undefined ? undefined : asked(Array(9).fill(login.types))
    const options = { agent: socket(login), keyFolder: '/nonexistent', ask }
    try {
      const transport = await connectSsh(options)(host)
      try {
        return (await transport.run(sh`id -u`)).stdout === '0\n' ? 'in' : 'not root'
      } finally {
        await transport.close()
      }
    } catch (error) {
      return toProblem(error).code
    }
  }

  const openssh = (login: Login): Promise<boolean> =>
    new Promise(resolve => {
      const batch = login.types === undefined ? ['-o', 'BatchMode=yes'] : []
      const args = ['-n', '-F', words.CONFIG ?? '', ...batch, 'target', 'id -u']
      const { SSH_AUTH_SOCK: _, ...others } = env
      const rest = {
        ...others,
        ...(login.types !== undefined && {
          SSH_ASKPASS: join(inner.folder, 'types'),
          SSH_ASKPASS_REQUIRE: 'force',
          TYPES: login.types,
        }),
      }
      const socketOf = socket(login)
      execFile(
        'ssh',
        args,
        { env: socketOf === '' ? rest : { ...rest, SSH_AUTH_SOCK: socketOf } },
        error => resolve(!error),
      )
    })

  test('there are more than forty, and no two alike', () => {
    expect(LOGINS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(LOGINS.map(({ name }) => name)).size).toBe(LOGINS.length)
  })

  test.each(LOGINS.map(login => [login.name, login] as const))('%s', async (_, login) => {
    const path = prepare(login)
    const [ours, theirs] = await Promise.all([slipway(login, path), openssh(login)])
    expect(ours).toBe(login.outcome)
    expect(theirs).toBe(ours === 'in' || login.differs !== undefined)
  })
})

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
import { certify, makeAuthority, makeUserCertificates } from './certificates.ts'
import { LOGINS, type Login, SIGNED_HOSTS, type SignedHost } from './logins.ts'
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
  const signedHosts = new Map<string, Sshd>()

  beforeAll(async () => {
    inner = await startSshd(
      [
        { name: 'sudoer', sudoers: ['sudoer ALL=(ALL) NOPASSWD: ALL'] },
        { name: 'password', password: 'pw', sudoers: ['password ALL=(ALL) ALL'] },
      ],
      TRUSTING,
    )
    const { folder } = inner
    const at = (name: string) => join(folder, name)
    makeUserCertificates(folder)
    for (const type of ['ed25519', 'ecdsa', 'rsa'])
      makeAuthority(folder, type === 'ed25519' ? 'host-ca' : `host-ca-${type}`, type)
    /** A host whose key is signed. */
    const start = async ({ type = 'ed25519', signing, config = [] }: SignedHost) => {
      const key = `host_${type}`
      return startSshd([], {
        config: [
          ...TRUSTING.config,
          ...(type === 'ecdsa' ? ['HostKey %FOLDER%/host_ecdsa'] : []),
          `HostCertificate %FOLDER%/${key}-cert.pub`,
          ...config,
        ],
        prepare(own) {
          if (type === 'ecdsa') makeAuthority(own, key, type)
          const by = at(signing?.by ?? 'host-ca')
          certify(own, key, { names: '127.0.0.1,the-alias', ofHost: true, ...signing, by })
        },
      })
    }
    gate = await start({})
    const others: Record<string, SignedHost> = SIGNED_HOSTS
    await Promise.all(
      Object.entries(others).map(async ([name, host]) => signedHosts.set(name, await start(host))),
    )
    copyFileSync(at('ca.pub'), join(gate.folder, 'ca.pub'))
    for (const name of ['ed25519', 'ecdsa', 'rsa', 'stranger', 'locked', 'only-public']) {
      const type = ['ecdsa', 'rsa'].includes(name) ? name : 'ed25519'
      const pass = name === 'locked' ? 'secret' : ''
      execFileSync('ssh-keygen', ['-q', '-N', pass, '-t', type, '-f', at(name)])
      if (name === 'stranger') continue
      for (const sshd of [inner, gate, ...signedHosts.values()])
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
    const all = [inner, gate, ...signedHosts.values()]
    const lines = (of: (sshd: Sshd) => string) =>
      all.map(sshd => `${name(sshd)} ${of(sshd)}`).join('')
    const first = signedHosts.get('ed25519') ?? inner
    const by = (authority: string) => readFileSync(at(`${authority}.pub`), 'utf8')
    const authorities = ['host-ca', 'host-ca-rsa', 'host-ca-ecdsa']
    const trusted = authorities.map(authority => `@cert-authority * ${by(authority)}`).join('')
    const text = {
      KNOWN: lines(key),
      ALIAS: `the-alias ${key(inner)}`,
      CHANGED: lines(sshd => key(sshd === gate ? inner : gate)),
      AUTHORITY: trusted,
      STRANGE_AUTHORITY: `@cert-authority * ${by('stranger-ca')}`,
      OTHER_AUTHORITY: `@cert-authority 10.*,[10.*]:* ${by('host-ca')}`,
      PORT_AUTHORITY: `@cert-authority ${name(first)} ${by('host-ca')}`,
      PORTLESS_AUTHORITY: `@cert-authority 127.0.0.1 ${by('host-ca')}`,
      REVOKED_AUTHORITY: `${trusted}${lines(key)}@revoked * ${by('host-ca')}`,
      REVOKED_SIGNED: `${trusted}@revoked * ${key(first)}`,
      CHANGED_AUTHORITY: `${trusted}${name(first)} ${key(gate)}`,
      REVOKED: `@revoked * ${key(inner)}${name(inner)} ${key(inner)}`,
      PORTLESS: `${name(gate)} ${key(gate)}127.0.0.1 ${key(inner)}`,
      PORTLESS_REVOKED: `@revoked 127.0.0.1 ${key(inner)}`,
      PORTLESS_OTHER: `${name(gate)} ${key(gate)}127.0.0.1 ${key(gate)}`,
      EMPTY: '',
      REVOKED_LIST: `# no longer\n${key(gate)}${key(inner)}`,
      OTHER_LIST: key(gate),
      REVOKED_CA_LIST: by('host-ca'),
      SERIALS: 'serial: 7\n',
    }
    for (const [file, lines] of Object.entries(text)) writeFileSync(at(file), lines)
    copyFileSync(at('KNOWN'), at('HASHED'))
    execFileSync('ssh-keygen', ['-q', '-H', '-f', at('HASHED')], { stdio: 'ignore' })
    const list = (file: string, ...words: string[]) =>
      execFileSync('ssh-keygen', ['-q', '-k', '-f', at(file), ...words])
    list('REVOKED_KRL', at('REVOKED_LIST'))
    list('OTHER_KRL', at('OTHER_LIST'))
    list('REVOKED_SERIAL', '-s', at('host-ca.pub'), at('SERIALS'))
    writeFileSync(at('HASHED_AUTHORITY'), `${name(first)} ${by('host-ca')}`)
    execFileSync('ssh-keygen', ['-q', '-H', '-f', at('HASHED_AUTHORITY')], { stdio: 'ignore' })
    const hashed = readFileSync(at('HASHED_AUTHORITY'), 'utf8')
    writeFileSync(at('HASHED_AUTHORITY'), `@cert-authority ${hashed}`)
    const made = [
      'HASHED',
      'HASHED_AUTHORITY',
      'REVOKED_KRL',
      'OTHER_KRL',
      'REVOKED_SERIAL',
      'NO_LIST',
    ]
    writeFileSync(at('types'), '#!/bin/sh\nprintf "%s\\n" "$TYPES"\n', { mode: 0o755 })
    words = {
      ...Object.fromEntries([...Object.keys(text), ...made].map(file => [file, at(file)])),
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
    await Promise.all([...signedHosts.values()].map(sshd => sshd.stop()))
  })

  const block = (name: string, sshd: Sshd, lines: readonly string[]) => `Host ${name}
  HostName 127.0.0.1
  Port ${sshd.host('root').ssh.port}
${lines.map(line => `  ${line}\n`).join('')}`

  /** Writes the configuration and the cluster file of a login. */
  function prepare({ lines, gate: gateLines, signed }: Login): string {
    const target = (signed === undefined ? undefined : signedHosts.get(signed)) ?? inner
    const ownWay = [
      'User root',
      'IdentityFile %FOLDER%/ed25519',
      ...(gateLines ?? []),
      'UserKnownHostsFile %KNOWN%',
    ]
    const plain = `Host 127.0.0.1\n${ownWay.map(line => `  ${line}\n`).join('')}`
    const config = [
      block('target', target, lines),
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

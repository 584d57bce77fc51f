import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Command, sh } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'
import { reconnecting } from '../../src/transport/reconnecting.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { startAgent } from './agent.ts'
import { type Sshd, startSshd, type TestUser, whyNoSshd } from './sshd.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const ALL = 'ALL=(ALL)'
const users: TestUser[] = [
  { name: 'sudoer', sudoers: [`sudoer ${ALL} NOPASSWD: ALL`] },
  { name: 'pty', sudoers: ['Defaults:pty use_pty', `pty ${ALL} NOPASSWD: ALL`] },
  {
    name: 'narrow-path',
    sudoers: ['Defaults:narrow-path secure_path=/bin', `narrow-path ${ALL} NOPASSWD: ALL`],
  },
  { name: 'password', sudoers: [`password ${ALL} ALL`] },
  { name: 'stranger' },
  { name: 'tty', sudoers: ['Defaults:tty requiretty', `tty ${ALL} NOPASSWD: ALL`] },
  { name: 'only-ls', sudoers: [`only-ls ${ALL} NOPASSWD: /bin/ls`] },
  { name: 'no-sudo', config: ['SetEnv PATH=%FOLDER%/bin'] },
  { name: 'nologin', shell: '/usr/sbin/nologin' },
  { name: 'forced', config: ['ForceCommand echo only sftp here; exit 1'] },
  ...[1, 2].map(sessions => ({
    name: `sessions-${sessions}`,
    config: [`MaxSessions ${sessions}`],
    sudoers: [`sessions-${sessions} ${ALL} NOPASSWD: ALL`],
  })),
  {
    // The kernel kills who writes more than a megabyte into a file.
    name: 'limited',
    shell: '/bin/bash',
    bashrc: 'ulimit -f 1000',
    sudoers: [`limited ${ALL} NOPASSWD: ALL`],
  },
  {
    name: 'noisy',
    shell: '/bin/bash',
    bashrc: 'echo hello; printf oops >&2',
    sudoers: [`noisy ${ALL} NOPASSWD: ALL`],
  },
]
const hasSudo = existsSync('/usr/bin/sudo')

const skipped = whyNoSshd()
describe.skipIf(skipped)(`a real sshd${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let sshd: Sshd
  let root: Transport
  beforeAll(async () => {
    sshd = await startSshd(users)
    root = await connectSsh({ agent: '' })(sshd.host('root'))
  })
  afterAll(async () => {
    await root?.close()
    await sshd?.stop()
  })

  async function runAs<T>(user: string, talk: (transport: Transport) => Promise<T>): Promise<T> {
    const transport = await connectSsh({ agent: '' })(sshd.host(user))
    try {
      return await talk(transport)
    } finally {
      await transport.close()
    }
  }

  test('exit code, stdout and stderr', async () => {
    expect(await root.run(sh`echo out; echo err >&2; exit 9`)).toMatchObject({
      code: 9,
      stdout: 'out\n',
      stderr: 'err\n',
    })
  })

  test('a megabyte there and back', async () => {
    const text = "it's ünï a line\n".repeat(70_000)
    const { stdout } = await root.run(sh`printf %s ${text}`)
    expect(stdout === text).toBe(true)
  })

  test('a character whose bytes come one by one', async () => {
    const lines: string[] = []
    const { stdout } = await root.run(
      sh`printf '\303'; sleep 0.2; printf '\274\342'; sleep 0.2; printf '\202'; sleep 0.2; printf '\254\n'`,
      { onLine: line => lines.push(line) },
    )
    expect(stdout).toBe('ü€\n')
    expect(lines).toEqual(['ü€'])
  })

  test('a file, with mode and owner', async () => {
    const path = join(sshd.folder, 'new/token')
    await root.write({ path, content: new Secret("s3cr'et\n"), mode: '640', owner: 'nobody:root' })
    expect(readFileSync(path, 'utf8')).toBe("s3cr'et\n")
    expect(statSync(path).mode & 0o777).toBe(0o640)
    expect(statSync(path).uid).not.toBe(0)
  })

  test('nothing of a program is in an argument list while it runs', async () => {
    const secret = new Secret('hush-hush')
    const { stdout } = await root.run(
      sh`x=${secret}; sleep 0.2 & cat /proc/[0-9]*/cmdline 2>/dev/null | tr -d '\000'; wait`,
    )
    expect(stdout).toContain('eval')
    expect(stdout).not.toContain('hush-hush')
  })

  test('a connection that is killed on the host', async () => {
    const transport = await connectSsh({ agent: '' })(sshd.host('root'))
    const waiting = transport.run(sh`sleep 20`)
    const killing = transport.run(sh`kill -9 $PPID; sleep 20`)
    await expect(waiting).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    await expect(killing).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
  })

  test('a connection that is killed on the host is made anew, and the program sent again', async () => {
    const told: string[] = []
    const connect = reconnecting(connectSsh({ agent: '' }), {
      lost: (_, { code }) => told.push(code),
      found: () => told.push('found'),
    })
    const transport = await connect(sshd.host('root'))
    const flag = join(sshd.folder, 'was-here')
    const { stdout } = await transport.run(
      sh`[ -e ${flag} ] || { touch ${flag}; kill -9 $PPID; sleep 20; }; echo back`,
    )
    expect({ stdout, told }).toEqual({ stdout: 'back\n', told: ['CONNECTION_LOST', 'found'] })
    await transport.close()
  })

  test('an agent is asked when the identity file is locked', async () => {
    const locked = join(sshd.folder, 'locked')
    writeFileSync(locked, readFileSync(join(sshd.folder, 'id')), { mode: 0o600 })
    execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'secret', '-f', locked])
    const host = sshd.host('root', { identityFile: locked })
    await expect(connectSsh({ agent: '' })(host)).rejects.toMatchObject({ code: 'AUTH_REFUSED' })

    const agent = join(sshd.folder, 'agent')
    const running = await startAgent(agent)
    running.add(join(sshd.folder, 'id'))
    const transport = await connectSsh({ agent })(host)
    expect(await transport.run(sh`id -u`)).toMatchObject({ stdout: '0\n' })
    await transport.close()
    running.end()
  })

  test('a host with several keys shows the one that is known', async () => {
    const { port } = sshd.host('root').ssh
    const knownHostsFile = join(sshd.folder, 'rsa_only')
    const rsa = readFileSync(join(sshd.folder, 'host_rsa.pub'), 'utf8')
    writeFileSync(knownHostsFile, `[127.0.0.1]:${port} ${rsa}`)
    const host = sshd.host('root', { knownHostsFile, hostKeys: 'strict' })
    await (await connectSsh({ agent: '' })(host)).close()
  })

  describe.skipIf(!hasSudo)('through sudo', () => {
    test.each(['sudoer', 'pty', 'narrow-path', 'noisy', 'tty'])('%s becomes root', async user => {
      const output = await runAs(user, transport =>
        transport.run(sh`id -un; echo "$HOME"; echo "$PATH"; cat; echo err >&2; exit 4`),
      )
      const [name, home, path] = output.stdout.split('\n')
      expect({ ...output, name, home }).toMatchObject({
        code: 4,
        name: 'root',
        home: '/root',
        stderr: 'err\n',
      })
      expect(path?.split(':')).toEqual(expect.arrayContaining(['/usr/local/bin', '/usr/sbin']))
    })

    test('a write that is killed in the middle leaves a file for root alone, and the next none', async () => {
      const folder = join(sshd.folder, 'killed')
      const file = { path: join(folder, 'token'), mode: '644', owner: 'root:root' }
      await runAs('limited', async transport => {
        await transport.write({ ...file, content: 'old' })
        const content = new Secret('x'.repeat(3_000_000))
        await expect(transport.write({ ...file, content })).rejects.toMatchObject({
          message: expect.stringContaining('cannot write'),
        })
        const [half = '', ...more] = readdirSync(folder).filter(name => name !== 'token')
        expect(more).toEqual([])
        expect(statSync(join(folder, half)).size).toBeGreaterThan(0)
        expect(statSync(join(folder, half)).mode & 0o777).toBe(0o600)
        expect(readFileSync(file.path, 'utf8')).toBe('old')
        await transport.write({ ...file, content: 'new' })
      })
      expect(readdirSync(folder)).toEqual(['token'])
      expect(readFileSync(file.path, 'utf8')).toBe('new')
    })

    test.each([1, 2])('a host that allows no more than %i sessions runs them all', async most => {
      const outputs = await runAs(`sessions-${most}`, transport =>
        Promise.all(Array.from({ length: 10 }, (_, i) => transport.run(sh`sleep 0.05; echo ${i}`))),
      )
      expect(outputs.map(output => output.stdout).join('')).toBe('0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n')
    })

    test.each([
      ['password', /password/, 'password ALL=(ALL) NOPASSWD: ALL'],
      ['stranger', /asks for a password|does not know/, 'NOPASSWD'],
      ['only-ls', /password|does not allow/, 'NOPASSWD'],
      ['no-sudo', /asks for a password|no sudo/, 'ssh.user: root'],
    ])('%s is refused, with cause and cure', async (user, cause, cure) => {
      const problem = await runAs(user, transport => transport.run(sh`exit 1`)).catch(e => e)
      expect(problem).toMatchObject({ code: 'SUDO_REFUSED', host: 'worker1' })
      expect(problem.message).toMatch(cause)
      expect(problem.hint).toContain(cure)
      expect(problem.evidence).not.toEqual([])
    })

    test("a program's own failure is not taken for a refusal, even if it looks like one", async () => {
      const program = new Command('echo "sudo: a password is required" >&2; exit 1')
      expect(await runAs('sudoer', transport => transport.run(program))).toMatchObject({ code: 1 })
    })
  })

  test.each(['nologin', 'forced'])('%s may log in but not run programs', async user => {
    await runAs(user, async transport => {
      // Often, since the end of such a program sometimes comes before we can listen for it.
      for (let i = 0; i < 20; i++)
        await expect(transport.run(sh`id`)).rejects.toMatchObject({ code: 'AUTH_REFUSED' })
    })
  })
})

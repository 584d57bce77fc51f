import { execFileSync } from 'node:child_process'
import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sh } from '../../src/core/command.ts'
import type { Host, SshTarget } from '../../src/core/host.ts'
import { connectSsh, type SshOptions } from '../../src/transport/ssh.ts'
import type { Connect } from '../../src/transport/transport.ts'
import { startAgent } from './agent.ts'
import { asked } from './asked.ts'
import { refusal } from './serving.ts'
import { type Sshd, startSshd, whyNoSshd } from './sshd.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const skipped = whyNoSshd()

describe.skipIf(skipped)(`passwords${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let sshd: Sshd
  let pam: Sshd
  beforeAll(async () => {
    const users = [{ name: 'ann', password: "it's ünï" }]
    const rootPassword = 'rootpw'
    sshd = await startSshd(users, { rootPassword })
    pam = await startSshd(users, { rootPassword, pam: true, config: ['PasswordAuthentication no'] })
  })
  afterAll(async () => {
    await sshd?.stop()
    await pam?.stop()
  })

  const options = (more: SshOptions = {}): SshOptions => ({
    agent: '',
    keyFolder: '/nonexistent',
    ...more,
  })
  const without = (host: Host, ssh: Partial<SshTarget> = {}): Host => {
    const { identityFile: _, ...rest } = host.ssh
    return { ...host, ssh: { ...rest, ...ssh } }
  }
  const root = (at = sshd, ssh: Partial<SshTarget> = {}) => without(at.host('root'), ssh)
  const named = (host: Host, name: string): Host => ({ ...host, name })
  async function uid(connect: Connect, host: Host): Promise<string> {
    const transport = await connect(host)
    try {
      return (await transport.run(sh`id -u`)).stdout.trim()
    } finally {
      await transport.close()
    }
  }

  test.each([
    ['password', () => sshd],
    ['keyboard-interactive', () => pam],
  ])('%s: asked once for all hosts', async (_, at) => {
    const ask = asked(['rootpw'])
    const connect = connectSsh(options({ ask }))
    const hosts = ['a', 'b', 'c'].map(name => named(root(at()), name))
    expect(await Promise.all(hosts.map(host => uid(connect, host)))).toEqual(['0', '0', '0'])
    expect(ask.questions).toHaveLength(1)
    expect(ask.questions[0]).toMatch(/^Password of root \([abc], and all that ask for the same\):$/)
  })

  test('mistyped: asked again', async () => {
    const ask = asked(['wrong', 'rootpw'])
    expect(await uid(connectSsh(options({ ask })), root())).toBe('0')
    expect(ask.questions).toHaveLength(2)
    expect(ask.questions[1]).toContain('refused')
  })

  test('no more often than it may be', async () => {
    const ask = asked(['1', '2', '3', '4', '5'])
    const problem = await refusal(connectSsh(options({ ask }))(root(sshd, { passwordPrompts: 2 })))
    expect(problem.code).toBe('AUTH_REFUSED')
    expect(ask.questions).toHaveLength(2)
    const silent = asked(['rootpw'])
    const never = root(sshd, { passwordPrompts: 0 })
    await refusal(connectSsh(options({ ask: silent }))(never))
    expect(silent.questions).toEqual([])
  })

  test('nobody to ask: says that it takes a password, and how to give it', async () => {
    for (const at of [sshd, pam]) {
      const problem = await refusal(connectSsh(options())(root(at)))
      expect(problem).toMatchObject({ code: 'AUTH_REFUSED', host: 'worker1' })
      expect(problem.message).toContain('without a password')
      expect(problem.hint).toContain('ssh.passwordFrom')
    }
  })

  test('from a variable, which is gone from the environment then', async () => {
    env.SLIPWAY_TEST_PASSWORD = 'rootpw'
    const host = root(pam, { passwordFrom: { env: 'SLIPWAY_TEST_PASSWORD' } })
    expect(await uid(connectSsh(options()), host)).toBe('0')
    expect(env.SLIPWAY_TEST_PASSWORD).toBeUndefined()
    expect(await uid(connectSsh(options()), host)).toBe('0')
  })

  test('from a file, and a wrong one is not tried twice', async () => {
    const file = join(sshd.folder, 'password')
    const host = root(sshd, { passwordFrom: { file } })
    writeFileSync(file, 'rootpw\n', { mode: 0o600 })
    expect(await uid(connectSsh(options()), host)).toBe('0')
    writeFileSync(file, 'wrong\n')
    const problem = await refusal(connectSsh(options({ ask: asked(['rootpw']) }))(host))
    expect(problem.evidence).toContain(`the password in ${file}`)
    expect(problem.evidence.join()).not.toContain('wrong')
  })

  test.each([false, true])('a host that hangs up on somebody who thinks (PAM: %s)', async pam => {
    const config = [
      'LoginGraceTime 3',
      'LogLevel VERBOSE',
      ...(pam ? ['PasswordAuthentication no'] : []),
    ]
    const sshd = await startSshd([], { rootPassword: 'rootpw', pam, config })
    const ask = asked(['rootpw'])
    const slow = {
      ...ask,
      secret: async (question: string) => {
        await new Promise(resolve => setTimeout(resolve, 4500))
        return ask.secret(question)
      },
    }
    expect(await uid(connectSsh(options({ ask: slow })), root(sshd))).toBe('0')
    expect(ask.questions).toHaveLength(1)
    // The first was that of the test itself, to see that sshd listens.
    expect(sshd.log().match(/Connection from/g)).toHaveLength(3)
    await sshd.stop()
  })

  test('a method that is not to be used is not', async () => {
    const ask = asked(['rootpw'])
    const host = root(sshd, { methods: ['publickey'] })
    await refusal(connectSsh(options({ ask }))(host))
    expect(ask.questions).toEqual([])
  })

  describe('keys', () => {
    const make = (name: string, passphrase: string, ...more: string[]) => {
      const file = join(sshd.folder, name)
      execFileSync('ssh-keygen', ['-q', '-N', passphrase, '-f', file, '-t', ...more])
      appendFileSync(join(sshd.folder, 'id.pub'), readFileSync(`${file}.pub`))
      return file
    }

    test.each([
      ['ed25519', ['ed25519']],
      ['ecdsa', ['ecdsa', '-b', '384']],
      ['rsa', ['rsa']],
      ['rsa-pem', ['rsa', '-m', 'PEM']],
    ])('%s, encrypted: the passphrase is asked for once', async (name, type) => {
      const file = make(`locked-${name}`, 'open sesame', ...type)
      rmSync(`${file}.pub`)
      const ask = asked(['wrong', 'open sesame'])
      const connect = connectSsh(options({ ask }))
      const hosts = ['a', 'b'].map(host => named(root(sshd, { identityFile: file }), host))
      expect(await Promise.all(hosts.map(host => uid(connect, host)))).toEqual(['0', '0'])
      expect(ask.questions).toEqual([
        `Passphrase of ${file}:`,
        `That is not it. Passphrase of ${file}:`,
      ])
    })

    test('the passphrase of a key that the host does not know is not asked for', async () => {
      const file = join(sshd.folder, 'locked-stranger')
      execFileSync('ssh-keygen', ['-q', '-N', 'open', '-f', file, '-t', 'ed25519'])
      const ask = asked(['rootpw'])
      expect(await uid(connectSsh(options({ ask })), root(sshd, { identityFile: file }))).toBe('0')
      expect(ask.questions).toEqual([expect.stringContaining('Password of root')])
    })

    test('nobody to ask: says how to unlock it', async () => {
      const file = make('locked', 'open sesame', 'ed25519')
      const problem = await refusal(connectSsh(options())(root(sshd, { identityFile: file })))
      expect(problem.hint).toContain(`ssh-add ${file}`)
    })

    test('more keys in the agent than the host lets anybody try', async () => {
      const agent = join(sshd.folder, 'agent')
      const running = await startAgent(agent)
      for (let i = 0; i < 9; i++) {
        const file = join(sshd.folder, `other${i}`)
        execFileSync('ssh-keygen', ['-q', '-N', '', '-t', 'ed25519', '-f', file])
        running.add(file)
      }
      const without = await refusal(connectSsh(options({ agent }))(root()))
      expect(without.message).toContain('without a password')
      const few = await refusal(
        connectSsh(options({ agent }))(root(sshd, { methods: ['publickey'] })),
      )
      expect(few.code).toBe('AUTH_REFUSED')
      copyFileSync(join(sshd.folder, 'id'), join(sshd.folder, 'last'))
      running.add(join(sshd.folder, 'id'))
      expect(await uid(connectSsh(options({ agent })), root())).toBe('0')
      running.end()
    })
  })
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sh } from '../../src/core/command.ts'
import { Secret } from '../../src/core/secret.ts'
import { connectSsh } from '../../src/transport/ssh.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { asked } from './asked.ts'
import { refusal } from './serving.ts'
import { type Sshd, startSshd, type TestUser, whyNoSshd } from './sshd.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const missing = ['/usr/bin/sudo', '/usr/bin/doas', '/usr/bin/su'].filter(path => !existsSync(path))
const skipped =
  whyNoSshd() ?? (missing.length > 0 ? `there is no ${missing.join(', ')}` : undefined)

const ALL = 'ALL=(ALL)'
const password = "it's ünï"
/** Where there is no sudo, and what is there instead is found by slipway. */
const WITHOUT_SUDO = ['SetEnv PATH=%FOLDER%/bin']
const users: TestUser[] = [
  { name: 'ann', password, sudoers: [`ann ${ALL} ALL`] },
  { name: 'pty', password, sudoers: ['Defaults:pty use_pty', `pty ${ALL} ALL`] },
  { name: 'tty', password, sudoers: ['Defaults:tty requiretty', `tty ${ALL} NOPASSWD: ALL`] },
  {
    name: 'tty-password',
    password,
    sudoers: ['Defaults:tty-password requiretty', `tty-password ${ALL} ALL`],
  },
  {
    name: 'both',
    password,
    sudoers: ['Defaults:both requiretty, use_pty', `both ${ALL} ALL`],
  },
  { name: 'doas', password, config: WITHOUT_SUDO },
  { name: 'doas-password', password, config: WITHOUT_SUDO },
  { name: 'csh', password, shell: '/bin/bash', sudoers: [`csh ${ALL} ALL`], bashrc: 'echo hi' },
  { name: 'stranger', password },
]

describe.skipIf(skipped)(`ways to become root${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  let sshd: Sshd
  let su: Sshd
  beforeAll(async () => {
    sshd = await startSshd(users, {
      doas: ['permit nopass doas as root', 'permit doas-password as root'],
    })
    su = await startSshd([{ name: 'ann', password, config: WITHOUT_SUDO }], {
      rootPassword: 'rootpw',
      hide: ['/usr/bin/doas'],
      config: ['MaxSessions 1'],
    })
  })
  afterAll(async () => {
    await sshd?.stop()
    await su?.stop()
  })

  async function as<T>(
    user: string,
    answers: readonly (string | undefined)[],
    talk: (transport: Transport, questions: readonly string[]) => Promise<T>,
  ): Promise<T> {
    const [at, name] = user === 'su' ? [su, 'ann'] : [sshd, user]
    const ask = asked(answers.filter(answer => answer !== undefined))
    const transport = await connectSsh({ agent: '', ask })(at.host(name))
    try {
      return await talk(transport, ask.questions)
    } finally {
      await transport.close()
    }
  }

  const ways: readonly (readonly [user: string, password: string | undefined])[] = [
    ['ann', password],
    ['pty', password],
    ['tty', undefined],
    ['tty-password', password],
    ['both', password],
    ['doas', undefined],
    ['doas-password', password],
    ['csh', password],
    ['su', 'rootpw'],
  ]

  test.each(ways)('%s', async (user, given) => {
    await as(user, [given], async (transport, questions) => {
      const program = sh`id -un; echo "$HOME"; printf '\001\003\004\377\r\n\t€ no end'; cat; printf 'err\r\n' >&2; exit 4`
      const [first, ...more] = await Promise.all(
        Array.from({ length: 4 }, () => transport.run(program)),
      )
      expect(first).toMatchObject({ code: 4, stderr: 'err\r\n' })
      expect(first?.stdout).toBe('root\n/root\n\u0001\u0003\u0004\ufffd\r\n\t€ no end')
      for (const other of more) expect({ ...other, at: 0 }).toEqual({ ...first, at: 0 })
      // Once, however many programs.
      expect(questions).toHaveLength(given === undefined ? 0 : 1)
    })
  })

  test.each(ways)('a megabyte there and back: %s', async (user, given) => {
    await as(user, [given], async transport => {
      const text = "it's ünï a line\n".repeat(70_000)
      const { stdout } = await transport.run(sh`printf %s ${text}`)
      expect(stdout === text).toBe(true)
    })
  })

  test.each(ways)(
    'a program that goes on when the connection has gone: %s',
    async (user, given) => {
      const file = join(sshd.folder, `went-on-${user}`)
      await as(user, [given], transport =>
        transport.run(
          sh`setsid sh -c 'echo begun >"$0"; sleep 2; echo yes >"$0"' ${file} </dev/null >/dev/null 2>&1 &
until [ -s ${file} ]; do sleep 0.1; done`,
        ),
      )
      await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe('yes\n'), 10_000)
    },
  )

  test.each(ways)(
    'the password is in no argument list and no environment: %s',
    async (user, given) => {
      await as(user, [given], async transport => {
        const { stdout } = await transport.run(
          sh`x=${new Secret('hush-hush')}; sleep 9 & until grep -q ^sleep /proc/$!/cmdline; do :; done; cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\000' '\n'; kill $!`,
        )
        expect(stdout).toContain('sleep')
        expect(stdout).not.toContain('hush-hush')
        if (given !== undefined) expect(stdout).not.toContain(given)
      })
    },
  )

  test.each([
    ['ann', /sudo refuses the password/],
    ['tty-password', /sudo refuses the password/],
    ['doas-password', /doas refuses the password/],
    ['su', /su refuses the password/],
    ['stranger', /does not know|refuses the password/],
  ])('a wrong password three times: %s', async (user, message) => {
    await as(user, ['1', '2', '3', '4'], async (transport, questions) => {
      const problem = await refusal(transport.run(sh`id`))
      expect(problem).toMatchObject({ code: 'SUDO_REFUSED', host: 'worker1' })
      expect(problem.message).toMatch(message)
      expect(questions).toHaveLength(3)
    })
  })

  test('who thinks for longer than a program may take to start is waited for', async () => {
    const quick = asked([password])
    const ask = {
      ...quick,
      async secret(question: string) {
        await sleep(4000)
        return quick.secret(question)
      },
    }
    const connect = connectSsh({ agent: '', ask, limits: { start: 3000 } })
    const transport = await connect(sshd.host('ann'))
    expect((await transport.run(sh`id -un`)).stdout).toBe('root\n')
    await transport.close()
  })

  test('mistyped once', async () => {
    for (const user of ['ann', 'tty-password', 'doas-password', 'su'])
      await as(user, ['wrong', user === 'su' ? 'rootpw' : password], async transport => {
        expect((await transport.run(sh`id -u`)).stdout).toBe('0\n')
      })
  })

  test('who knows the password but is not in sudoers', async () => {
    await as('stranger', [password], async transport => {
      const problem = await refusal(transport.run(sh`id`))
      expect(problem).toMatchObject({ code: 'SUDO_REFUSED' })
      expect(problem.message).toContain('does not know')
    })
  })

  test.each([
    ['ann', /sudo asks for a password/],
    ['doas-password', /doas asks for a password/],
    ['su', /su wants the password of root/],
  ])('nobody to ask: %s', async (user, message) => {
    const [at, name] = user === 'su' ? [su, 'ann'] : [sshd, user]
    const transport = await connectSsh({ agent: '' })(at.host(name))
    const problem = await refusal(transport.run(sh`id`))
    expect(problem).toMatchObject({ code: 'SUDO_REFUSED' })
    expect(problem.message).toMatch(message)
    expect(problem.hint).toContain('ssh.sudo.passwordFrom')
    await transport.close()
  })

  test('from a file, on every connection', async () => {
    const file = join(sshd.folder, 'sudo-password')
    writeFileSync(file, password, { mode: 0o600 })
    const connect = connectSsh({ agent: '' })
    for (let i = 0; i < 2; i++) {
      const transport = await connect(sshd.host('ann', { sudoPasswordFrom: { file } }))
      expect((await transport.run(sh`id -u`)).stdout).toBe('0\n')
      await transport.close()
    }
  })

  test('the password that was typed to log in is tried first', async () => {
    const ask = asked([password])
    const { identityFile: _, ...ssh } = sshd.host('ann').ssh
    const options = { agent: '', keyFolder: '/nonexistent', ask }
    const transport = await connectSsh(options)({ ...sshd.host('ann'), ssh })
    expect((await transport.run(sh`id -u`)).stdout).toBe('0\n')
    expect(ask.questions).toHaveLength(1)
    await transport.close()
  })
})

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { EXIT_CODES } from '../../../src/cli/exit-codes.ts'
import { readCluster } from '../../../src/config/load.ts'
import { width } from '../../../src/reporters/columns.ts'
import { type Sshd, startSshd, whyNoSshd } from '../../transport/sshd.ts'
import { openTerminal, type RealTerminal, type TerminalOptions, whyNoTmux } from '../tmux.ts'

/** Three English words on end. */
const SENTENCE = /\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/

const why = whyNoTmux() ?? whyNoSshd()

/** A person at a real terminal, a real sshd with real sudo behind it. */
describe.skipIf(why)(`the wizard at a terminal${why ? ` (${why})` : ''}`, () => {
  let sshd: Sshd
  let home: string
  let terminal: RealTerminal | undefined

  beforeAll(async () => {
    sshd = await startSshd([
      { name: 'ann', sudoers: ['ann ALL=(ALL) NOPASSWD: ALL'] },
      {
        name: 'bob',
        password: 'open sesame',
        config: ['AuthorizedKeysFile none'],
        sudoers: ['bob ALL=(ALL) NOPASSWD: ALL'],
      },
    ])
    home = mkdtempSync(join(tmpdir(), 'slipway-wizard-'))
  }, 60_000)
  afterAll(async () => {
    await sshd?.stop()
    rmSync(home, { recursive: true, force: true })
  })

  const beginWith = (words: readonly string[], options: Partial<TerminalOptions> = {}) => {
    const { port } = sshd.host('ann').ssh
    const { cwd = home, env } = options
    const key = ['--identity-file', join(sshd.folder, 'id'), '--port', String(port)]
    terminal = openTerminal(['init', ...words, ...key], {
      ...options,
      cwd,
      env: { HOME: cwd, SSH_AUTH_SOCK: '', ...env },
    })
    return terminal
  }
  const begin = (...words: string[]) => beginWith(words)

  test('asks what it must, tries each answer at once, and writes what it shows', async () => {
    const at = begin('127.0.0.1', '--user', 'nobody-here', '--address', '127.0.0.1=10.9.8.7')
    try {
      await at.shows(/the host key ssh-ed25519 SHA256:\S+ is not in .*known_hosts/)
      await at.shows('trust these keys')
      at.press('Enter')
      await at.shows('does not let nobody-here in')
      await at.shows('log in as somebody else')
      at.press('Enter')
      await at.shows('As whom?')
      at.type('ann')
      at.press('Enter')
      await at.shows(/✔ 127\.0\.0\.1: .* CPUs?, \d+ MiB/)
      await at.shows('Which recipe?')
      at.press('Enter')
      const shown = await at.shows('Write this to cluster.yaml?')
      expect(shown).toContain('address: 10.9.8.7')
      at.press('Enter')
      const end = await at.shows('ended with 0')
      expect(end).toContain('slipway check')
    } finally {
      at.close()
    }
    const text = readFileSync(join(home, 'cluster.yaml'), 'utf8')
    const result = readCluster(text, { path: join(home, 'cluster.yaml'), home })
    if ('issues' in result) throw new Error(JSON.stringify(result.issues))
    expect(result.cluster.hosts[0]).toMatchObject({
      address: '10.9.8.7',
      ssh: { address: '127.0.0.1', user: 'ann', identityFile: join(sshd.folder, 'id') },
    })
    expect(
      JSON.parse(readFileSync(join(home, '.slipway/cluster.schema.json'), 'utf8')),
    ).toMatchObject({ title: 'slipway cluster.yaml' })
    expect(readFileSync(join(home, '.ssh/known_hosts'), 'utf8')).toContain('ssh-ed25519')
  }, 400_000)

  test('speaks Chinese throughout, and draws each question once where lines are cut', async () => {
    const cwd = join(home, 'chinese')
    mkdirSync(cwd)
    const words = ['127.0.0.1', 'localhost', '--user', 'nobody-here']
    const addresses = ['127.0.0.1=10.9.8.7', 'localhost=10.9.8.8'].flatMap(a => ['--address', a])
    const columns = 38
    const env = { SLIPWAY_LANG: 'zh' }
    const at = beginWith([...words, ...addresses], { cwd, columns, rows: 120, env })
    /** Goes one down and up again in a list of answers, whose lines are cut in the middle of wide characters. */
    const asks = async (
      question: string,
      [away, back]: readonly [string, string] = ['Down', 'Up'],
    ) => {
      await at.shows(question)
      const keys = () => at.lines().findLast(line => line.includes('选择'))
      await vi.waitFor(() => expect(keys()).toBe('↑↓ 移动 • ⏎ 选择'), { timeout: 20_000 })
      const before = at.lines()
      at.press(away)
      await vi.waitFor(() => expect(at.lines()).not.toEqual(before), { timeout: 20_000 })
      at.press(back)
      await vi.waitFor(() => expect(at.lines()).toEqual(before), { timeout: 20_000 })
      expect(before.filter(line => width(line) > columns)).toEqual([])
      expect(at.screen()).not.toMatch(SENTENCE)
    }
    try {
      await asks('信任这些密钥，并加入 known_hosts')
      at.press('Enter')
      await asks('换一个用户登录')
      expect(at.screen()).toContain('│ 主机接受：publickey, password')
      at.press('Enter')
      await at.shows('? 以哪个用户登录？')
      at.type('a b')
      at.press('Enter')
      await at.shows('> 这不是用户名')
      at.press('C-u')
      at.type('ann')
      at.press('Enter')
      await at.shows(/✔ localhost: .* 个 CPU，内存 \d+ MiB/)
      await asks('? 使用哪个预设？', ['Up', 'Down'])
      expect(at.screen()).toContain('❯ current：Kubernetes ')
      at.press('Enter')
      await at.shows('? 写入 cluster.yaml？')
      expect(at.screen()).toContain('  # 集群的名称\n  cluster: chinese\n')
      expect(at.screen()).not.toMatch(SENTENCE)
      at.press('Enter')
      expect(await at.shows('ended with 0')).toContain(
        '✔ 已写入 cluster.yaml\n  建议: slipway check',
      )
    } finally {
      at.close()
    }
    const text = readFileSync(join(cwd, 'cluster.yaml'), 'utf8')
    expect(text).toMatch(/^ {2}# .*，\d+ 个 CPU，内存 \d+ MiB$/m)
    expect(text).not.toMatch(SENTENCE)
    expect('issues' in readCluster(text, { path: join(cwd, 'cluster.yaml'), home: cwd })).toBe(
      false,
    )
  }, 400_000)

  test('a password is asked for where that is wished, by the name that the machine was given', async () => {
    const cwd = mkdtempSync(join(home, 'password-'))
    const at = beginWith(['127.0.0.1', '--user', 'bob', '--address', '127.0.0.1=10.9.8.7'], { cwd })
    try {
      await at.shows('trust these keys')
      at.press('Enter')
      await at.shows('be asked for the password or passphrase')
      at.press('Down', 'Down', 'Enter')
      await at.shows('Password of bob (127.0.0.1, and all that ask for the same):')
      at.type('open sesame')
      at.press('Enter')
      expect(await at.shows(/✔ 127\.0\.0\.1: /)).not.toContain('sesame')
    } finally {
      at.close()
    }
  }, 300_000)

  /** What to answer on the way to each question. */
  const QUESTIONS = [
    { question: 'Addresses of the machines', answers: [] },
    { question: 'What about 127.0.0.1?', answers: [] },
    { question: 'As whom?', answers: ['trust these keys', 'log in as somebody else'] },
    { question: 'Which recipe?', answers: ['trust these keys'], user: 'ann' },
    { question: 'Write this to', answers: ['trust these keys', 'Which recipe?'], user: 'ann' },
  ]
  test.each(QUESTIONS)(
    'Ctrl-C at $question writes nothing, and gives the terminal back',
    async ({ question, answers, user = 'nobody-here' }) => {
      const cwd = mkdtempSync(join(home, 'stopped-'))
      const machine = ['127.0.0.1', '--user', user, '--address', '127.0.0.1=10.9.8.7']
      const at = beginWith(question.startsWith('Addresses') ? [] : machine, { cwd })
      try {
        for (const answer of answers) {
          await at.shows(answer)
          at.press('Enter')
        }
        await at.shows(question)
        if (question.startsWith('Addresses')) {
          at.type('10.0.0')
          at.press('Enter')
          await at.shows('neither an address nor a name')
        }
        at.press('C-c')
        const end = await at.shows(`ended with ${EXIT_CODES.INTERRUPTED}`)
        expect(end).toContain('stopped before anything was written')
        expect(at.hasCursor()).toBe(true)
        at.type('echoed')
        await at.shows('echoed', 10_000)
      } finally {
        at.close()
      }
      expect(readdirSync(cwd).filter(name => name !== '.ssh')).toEqual([])
    },
    300_000,
  )

  test('a file that is there stays, before anything is asked', async () => {
    writeFileSync(join(home, 'mine.yaml'), 'cluster: mine\n')
    const at = begin('--out', 'mine.yaml')
    try {
      expect(await at.shows(`ended with ${EXIT_CODES.CONFIG_INVALID}`)).toContain(
        'mine.yaml is there already',
      )
    } finally {
      at.close()
    }
    expect(readFileSync(join(home, 'mine.yaml'), 'utf8')).toBe('cluster: mine\n')
  }, 300_000)
})

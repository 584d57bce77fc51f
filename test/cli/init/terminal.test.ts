import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../../../src/cli/exit-codes.ts'
import { readCluster } from '../../../src/config/load.ts'
import { type Sshd, startSshd, whyNoSshd } from '../../transport/sshd.ts'
import { openTerminal, type RealTerminal, whyNoTmux } from '../tmux.ts'

const why = whyNoTmux() ?? whyNoSshd()

/** A person at a real terminal, a real sshd with real sudo behind it. */
describe.skipIf(why)(`the wizard at a terminal${why ? ` (${why})` : ''}`, () => {
  let sshd: Sshd
  let home: string
  let terminal: RealTerminal | undefined

  beforeAll(async () => {
    sshd = await startSshd([{ name: 'ann', sudoers: ['ann ALL=(ALL) NOPASSWD: ALL'] }])
    home = mkdtempSync(join(tmpdir(), 'slipway-wizard-'))
  }, 60_000)
  afterAll(async () => {
    await sshd?.stop()
    rmSync(home, { recursive: true, force: true })
  })

  const begin = (...words: string[]) => {
    const { port } = sshd.host('ann').ssh
    const key = ['--identity-file', join(sshd.folder, 'id'), '--port', String(port)]
    terminal = openTerminal(['init', ...words, ...key], {
      cwd: home,
      env: { HOME: home, SSH_AUTH_SOCK: '' },
    })
    return terminal
  }

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

  test('Ctrl-C writes nothing', async () => {
    const at = begin('--out', 'other.yaml')
    try {
      await at.shows('Addresses of the machines')
      at.type('10.0.0')
      at.press('Enter')
      await at.shows('neither an address nor a name')
      at.press('C-c')
      const end = await at.shows(`ended with ${EXIT_CODES.DECLINED}`)
      expect(end).toContain('before anything was written')
    } finally {
      at.close()
    }
    expect(() => readFileSync(join(home, 'other.yaml'))).toThrow('ENOENT')
  }, 300_000)

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

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asking } from '../../src/cli/asking.ts'
import { EXIT_CODES } from '../../src/cli/exit-codes.ts'
import type { Io } from '../../src/cli/io.ts'
import { startSshd, whyNoSshd } from '../transport/sshd.ts'
import { openTerminal, type RealTerminal, whyNoTmux } from './tmux.ts'

const skipped = whyNoSshd() ?? whyNoTmux()

test.skipIf(skipped)(
  `at a real terminal${skipped ? ` (skipped: ${skipped})` : ''}: a new host key, then a password that nobody sees`,
  async () => {
    const sshd = await startSshd([], { rootPassword: 'topsecret' })
    writeFileSync(
      join(sshd.folder, 'cluster.yaml'),
      `cluster: lab
ssh: { config: false, port: ${sshd.host('root').ssh.port}, knownHostsFile: ./known, identityFile: ./none, user: root }
hosts:
  master: { address: 10.77.0.5, ssh: { address: 127.0.0.1 }, role: control-plane }
`,
    )
    const terminal = openTerminal(['plan'], { cwd: sshd.folder })
    expect(await terminal.shows('Is that master?')).toMatch(/ssh-ed25519 SHA256:/)
    terminal.type('y')
    terminal.press('Enter')
    await terminal.shows('Password of root')
    terminal.type('topsecret')
    expect(terminal.screen()).not.toContain('topsecret')
    terminal.press('Enter')
    expect(await terminal.shows('ended with')).not.toContain('topsecret')
    expect(readFileSync(join(sshd.folder, 'known'), 'utf8')).toContain('ssh-ed25519')
    terminal.close()
    await sshd.stop()
  },
  180_000,
)

/** Two hosts that want the same, a key with a passphrase, and nothing else that opens. */
async function lockedOut(
  play: (terminal: RealTerminal, folder: string) => Promise<void>,
  word: string,
) {
  const sshd = await startSshd([], { config: ['PasswordAuthentication no'] })
  const locked = join(sshd.folder, 'id')
  execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'sesame', '-f', locked])
  const ssh = `{ config: false, port: ${sshd.host('root').ssh.port}, hostKeys: accept-new, knownHostsFile: ./known, identityFile: ${locked}, user: root }`
  writeFileSync(
    join(sshd.folder, 'cluster.yaml'),
    `cluster: lab
ssh: ${ssh}
hosts:
  master: { address: 10.77.0.5, ssh: { address: 127.0.0.1 }, role: control-plane }
  worker1: { address: 10.77.0.6, ssh: { address: localhost }, role: worker }
`,
  )
  const terminal = openTerminal([word], { cwd: sshd.folder, env: { SSH_AUTH_SOCK: '' } })
  try {
    await play(terminal, sshd.folder)
  } finally {
    terminal.close()
    await sshd.stop()
  }
}

test.skipIf(skipped)(
  'a wrong passphrase is asked for three times, for all hosts together, and told',
  () =>
    lockedOut(async (terminal, folder) => {
      const times = (n: number) => new RegExp(`(That is not it[^]*){${n}}`)
      for (const n of [0, 1, 2]) {
        await terminal.shows(n === 0 ? 'Passphrase of' : times(n))
        terminal.type('barley')
        terminal.press('Enter')
      }
      const end = await terminal.shows(`ended with ${EXIT_CODES.AUTH_REFUSED}`)
      expect(end).toContain(`${folder}/id: is encrypted, and nobody gave its passphrase`)
      expect(end).not.toContain('barley')
      expect(end.match(/Passphrase of/g)).toHaveLength(3)
    }, 'plan'),
  180_000,
)

test.skipIf(skipped).each(['check', 'up'])(
  'Ctrl-C at a question of %s ends it, without another question or any complaint of hosts',
  word =>
    lockedOut(async terminal => {
      await terminal.shows('Passphrase of')
      terminal.type('ses')
      terminal.press('C-c')
      const end = await terminal.shows(`ended with ${EXIT_CODES.INTERRUPTED}`)
      expect(end.match(/Passphrase of/g)).toHaveLength(1)
      expect(end).not.toMatch(/✖ (master|worker1)|blocked/)
      if (word === 'up') expect(end).toContain('✖ stopped before anything was touched')
    }, word),
  180_000,
)

test.each([
  ['input', { stdin: false, stderr: true, CI: '' }],
  ['output', { stdin: true, stderr: false, CI: '' }],
  ['person, in CI', { stdin: true, stderr: true, CI: 'true' }],
])('nobody is asked without a terminal: no %s', (_, { stdin, stderr, CI }) => {
  const io = { stdin: { isTTY: stdin }, stdout: {}, stderr: { isTTY: stderr }, env: { CI } }
  expect(asking(io as unknown as Io)).toBeUndefined()
})

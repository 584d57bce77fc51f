import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { asking } from '../../src/cli/asking.ts'
import type { Io } from '../../src/cli/io.ts'
import { startSshd, whyNoSshd } from '../transport/sshd.ts'
import { openTerminal, whyNoTmux } from './tmux.ts'

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

test.each([
  ['input', { stdin: false, stderr: true, CI: '' }],
  ['output', { stdin: true, stderr: false, CI: '' }],
  ['person, in CI', { stdin: true, stderr: true, CI: 'true' }],
])('nobody is asked without a terminal: no %s', (_, { stdin, stderr, CI }) => {
  const io = { stdin: { isTTY: stdin }, stdout: {}, stderr: { isTTY: stderr }, env: { CI } }
  expect(asking(io as unknown as Io)).toBeUndefined()
})

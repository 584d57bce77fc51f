import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { SCRIPTS } from '../../../src/cli/completion/scripts.ts'
import { openTerminalWith, type RealTerminal } from '../tmux.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'slipway-shells-'))
const loader = join(root, 'node_modules/tsx/dist/loader.mjs')
const program = join(folder, 'slipway')
writeFileSync(program, `#!/bin/sh\nexec node --import ${loader} ${root}src/cli/main.ts "$@"\n`)
chmodSync(program, 0o755)
writeFileSync(
  join(folder, 'cluster.yaml'),
  'cluster: lab\nhosts:\n  master: { address: 192.168.56.10, role: control-plane }\n',
)

const isMissing = (command: string) => spawnSync(command, ['--version']).error !== undefined

const SHELLS = {
  bash: {
    start: 'bash --norc --noprofile -i',
    load: 'source <(slipway completion bash)',
    words: 'slipway plan --host=m',
  },
  zsh: {
    start: 'zsh -f -i',
    load: 'autoload -Uz compinit && compinit -u -D && source <(slipway completion zsh)',
    words: 'slipway plan --host=m',
  },
  fish: {
    start: 'fish --no-config -i',
    load: 'slipway completion fish | source',
    words: 'slipway plan --host=m',
  },
} as const

const open = (shell: string): RealTerminal =>
  openTerminalWith(shell.split(' '), {
    cwd: folder,
    env: { PATH: `${folder}:${process.env.PATH}`, PS1: '$ ', TMUX: '' },
    columns: 100,
    rows: 30,
  })

let terminal: RealTerminal | undefined
afterEach(() => {
  terminal?.close()
  terminal = undefined
})

describe.each(Object.entries(SHELLS))(
  '%s',
  { timeout: 240_000 },
  (shell, { start, load, words }) => {
    const missing = ['tmux', shell].filter(isMissing)
    const reason = missing.length > 0 ? `: not tried, ${missing.join(' and ')} missing` : ''

    test.skipIf(missing.length > 0)(`completes what is typed${reason}`, async () => {
      terminal = open(start)
      terminal.press(`${load} && echo load''ed`, 'Enter')
      await terminal.shows(/^loaded/m)
      terminal.press('slipway sta', 'Tab')
      await terminal.shows(/slipway status *$/m)
      terminal.press('C-u', 'slipway kubeconfig -f clu', 'Tab')
      await terminal.shows(/-f cluster\.yaml *$/m)
      terminal.press('C-u', 'slipway up --from firewall-', 'Tab')
      await terminal.shows(/--from firewall-managed *$/m)
      terminal.press('C-u', words, 'Tab')
      await terminal.shows(/--host=master *$/m)
    })

    test.skipIf(missing.length > 0)(`runs nothing of what is typed${reason}`, async () => {
      terminal = open(start)
      terminal.press(`${load} && echo load''ed`, 'Enter')
      await terminal.shows(/^loaded/m)
      const trace = join(folder, `${shell}-ran`)
      terminal.press(`slipway logs "$(touch ${trace})" 'a;touch ${trace}' firewall-`, 'Tab')
      await sleep(5000)
      terminal.press('C-u', 'slipway sta', 'Tab')
      await terminal.shows(/slipway status *$/m)
      expect(existsSync(trace)).toBe(false)
    })
  },
)

test.skipIf(isMissing('shellcheck'))(
  'shellcheck has nothing to say of the script for bash',
  { timeout: 60_000 },
  () => {
    const { status, stdout } = spawnSync('shellcheck', ['-s', 'bash', '-'], {
      input: SCRIPTS.bash,
    })
    expect(String(stdout)).toBe('')
    expect(status).toBe(0)
  },
)

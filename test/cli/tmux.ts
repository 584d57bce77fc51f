import { execFileSync, spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { quote } from '../../src/core/quote.ts'

/** Why nothing can be tried at a real terminal here, if so. */
export const whyNoTmux = (): string | undefined =>
  spawnSync('tmux', ['-V']).status === 0 ? undefined : 'tmux is missing: install tmux'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const TSX = import.meta.resolve('tsx')

export interface TerminalOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly columns?: number
  readonly rows?: number
}

/** A pseudo-terminal of tmux's with the command in it, as a person has it before them. */
export interface RealTerminal {
  /** The screen, without colours. */
  screen(): string
  /** Waits until the screen shows something. Rejects with the screen when that takes too long. */
  shows(what: string | RegExp, ms?: number): Promise<string>
  /** Keys by tmux's names (`Enter`, `Down`, `C-c`), or `text`. */
  press(...keys: readonly string[]): void
  type(text: string): void
  close(): void
}

let count = 0

export function openTerminal(words: readonly string[], options: TerminalOptions): RealTerminal {
  const { cwd, env = {}, columns = 120, rows = 60 } = options
  const socket = `slipway-test-${process.pid}-${++count}`
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' })
  const command = [process.execPath, '--import', TSX, MAIN, ...words].map(quote).join(' ')
  tmux(
    ...['new-session', '-d', '-s', 'main', '-x', String(columns), '-y', String(rows), '-c', cwd],
    ...Object.entries({ LC_ALL: 'C.UTF-8', CI: '', ...env }).flatMap(([name, value]) => [
      '-e',
      `${name}=${value}`,
    ]),
    `${command}; echo "ended with $?"; sleep 600`,
  )
  const screen = () => tmux('capture-pane', '-p', '-J', '-t', 'main')
  return {
    screen,
    async shows(what, ms = 60_000) {
      const found = (text: string) =>
        typeof what === 'string' ? text.includes(what) : what.test(text)
      for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) {
        const text = screen()
        if (found(text)) return text
      }
      throw new Error(`the screen does not show ${what}:\n${screen()}`)
    },
    press: (...keys) => void tmux('send-keys', '-t', 'main', ...keys),
    type: text => void tmux('send-keys', '-t', 'main', '-l', text),
    close: () => void tmux('kill-server'),
  }
}

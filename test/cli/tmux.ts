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

/** A pseudo-terminal of tmux's, as a person has it before them. */
export interface RealTerminal {
  /** The screen, without colours. */
  screen(): string
  /** Line by line as it is cut, and with its colours if they are wanted. */
  lines(options?: { readonly colours?: boolean }): string[]
  /** What the program has called its window. */
  title(): string
  /** Whether the cursor is shown. */
  hasCursor(): boolean
  resize(columns: number, rows: number): void
  /** Waits until the screen shows something. Rejects with the screen when that takes too long. */
  shows(what: string | RegExp, ms?: number): Promise<string>
  /** Keys by tmux's names (`Enter`, `Down`, `C-c`), or `text`. */
  press(...keys: readonly string[]): void
  type(text: string): void
  close(): void
}

let count = 0

/** With the command in it, or with another program of Node.js. */
export function openTerminal(
  words: readonly string[],
  { program = MAIN, ...options }: TerminalOptions & { readonly program?: string },
): RealTerminal {
  const command = [process.execPath, '--import', TSX, program, ...words]
  return openTerminalWith(command, options)
}

/** With any program in it. */
export function openTerminalWith(
  program: readonly string[],
  { cwd, env = {}, columns = 120, rows = 60 }: TerminalOptions,
): RealTerminal {
  const socket = `slipway-test-${process.pid}-${++count}`
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], { encoding: 'utf8' })
  // Not by tmux's own -e, which cannot set TERM.
  const variables = { LC_ALL: 'C.UTF-8', CI: '', NO_COLOR: '', ...env }
  const environment = Object.entries(variables).map(([name, value]) => `${name}=${value}`)
  const command = ['env', ...environment, ...program].map(quote).join(' ')
  tmux(
    ...['new-session', '-d', '-s', 'main', '-x', String(columns), '-y', String(rows), '-c', cwd],
    `${command}; echo "ended with $?"; sleep 600`,
  )
  const screen = () => tmux('capture-pane', '-p', '-J', '-t', 'main')
  return {
    screen,
    lines: ({ colours = false } = {}) =>
      tmux('capture-pane', '-p', ...(colours ? ['-e'] : []), '-t', 'main')
        .trimEnd()
        .split('\n'),
    title: () => tmux('display-message', '-p', '-t', 'main', '#{pane_title}').trim(),
    hasCursor: () => tmux('display-message', '-p', '-t', 'main', '#{cursor_flag}').trim() === '1',
    resize: (columns, rows) =>
      void tmux('resize-window', '-t', 'main', '-x', String(columns), '-y', String(rows)),
    async shows(what, ms = 150_000) {
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

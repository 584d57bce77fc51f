import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { width } from '../../src/reporters/columns.ts'
import { openTerminal, type RealTerminal, whyNoTmux } from '../cli/tmux.ts'

const program = fileURLToPath(new URL('replay.ts', import.meta.url))
const golden = (name: string) => `golden/screens/${name}.txt`
const missing = whyNoTmux()
const ESC = String.fromCharCode(27)

interface Screen {
  readonly name: string
  readonly hosts: number
  readonly ms: number
  readonly columns: number
  readonly rows: number
  readonly env?: Readonly<Record<string, string>>
  /** To which the terminal is brought in mid-run. */
  readonly resized?: readonly [columns: number, rows: number]
  readonly coloured?: boolean
  /** Goes on to the end of the run. */
  readonly end?: boolean
}

const WIDE = { columns: 110, rows: 30 } as const
const NARROW = { columns: 60, rows: 20 } as const

const SCREENS: readonly Screen[] = [
  { name: '3-hosts', hosts: 3, ms: 40_000, ...WIDE, coloured: true },
  {
    ...{ name: '3-hosts-narrow-ascii', hosts: 3, ms: 40_000, ...NARROW },
    ...{ env: { LC_ALL: 'C', NO_COLOR: '1' }, coloured: false },
  },
  { name: '3-hosts-end', hosts: 3, ms: 40_000, columns: 110, rows: 45, end: true },
  { name: '3-hosts-dumb', hosts: 3, ms: 40_000, ...WIDE, env: { TERM: 'dumb' } },
  { name: '200-hosts', hosts: 200, ms: 25_000, ...WIDE },
  { name: '200-hosts-narrow', hosts: 200, ms: 25_000, ...NARROW },
  { name: '200-hosts-narrower', hosts: 200, ms: 25_000, ...WIDE, resized: [60, 20] },
  { name: '200-hosts-lower', hosts: 200, ms: 25_000, ...WIDE, resized: [110, 8] },
  {
    ...{ name: '3-hosts-chinese', hosts: 3, ms: 40_000, columns: 100, rows: 30 },
    env: { SLIPWAY_LANG: 'zh' },
  },
  {
    ...{ name: '3-hosts-chinese-narrow', hosts: 3, ms: 40_000, ...NARROW },
    env: { LC_ALL: 'C.UTF-8', SLIPWAY_LANG: 'zh' },
  },
  {
    ...{ name: '3-hosts-chinese-end', hosts: 3, ms: 40_000, columns: 100, rows: 45, end: true },
    env: { SLIPWAY_LANG: 'zh' },
  },
  { name: '200-hosts-end', hosts: 200, ms: 25_000, columns: 110, rows: 45, end: true },
]

/** The screen when it is at rest but for the spinner, which stands still here. */
async function settled(terminal: RealTerminal): Promise<string> {
  let last = ''
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const now = terminal
      .lines()
      .map(line =>
        line
          .replace(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏](?= )/, '⠋')
          .replace(/^[|/\\-](?= {2})/, '|')
          .trimEnd(),
      )
      .join('\n')
      .trim()
    if (now === last && now !== '') return `${now}\n`
    last = now
    await sleep(700)
  }
  throw new Error(`the screen does not come to rest:\n${last}`)
}

async function watch({ hosts, ms, resized, end, columns, rows, env }: Screen) {
  const cwd = fileURLToPath(new URL('../..', import.meta.url))
  const words = [String(hosts), String(ms), 'past']
  const terminal = openTerminal(words, { cwd, program, columns, rows, ...(env && { env }) })
  await vi.waitFor(() => expect(terminal.title()).toBe('replayed'), {
    timeout: 60_000,
    interval: 200,
  })
  await settled(terminal)
  if (resized) terminal.resize(...resized)
  if (end) {
    terminal.press('Enter')
    await terminal.shows('ended with 0')
  }
  return terminal
}

describe.skipIf(missing)(`on a real terminal${missing ? ` (${missing})` : ''}`, () => {
  test.each(SCREENS)(
    '$name',
    async screen => {
      const terminal = await watch(screen)
      try {
        await expect(await settled(terminal)).toMatchFileSnapshot(golden(screen.name))
        const [columns] = screen.resized ?? [screen.columns]
        for (const line of terminal.lines()) expect(width(line)).toBeLessThanOrEqual(columns)
        if (screen.coloured !== undefined)
          expect(terminal.lines({ colours: true }).some(l => l.includes(`${ESC}[3`))).toBe(
            screen.coloured,
          )
      } finally {
        terminal.close()
      }
    },
    90_000,
  )
})

test('a screen that became narrower looks like one that always was', () => {
  const read = (name: string) =>
    readFileSync(new URL(golden(name), import.meta.url), 'utf8').split('\n')
  const window = (lines: readonly string[]) => lines.slice(lines.findIndex(l => l.startsWith('⠋')))
  expect(window(read('200-hosts-narrower'))).toEqual(window(read('200-hosts-narrow')))
})

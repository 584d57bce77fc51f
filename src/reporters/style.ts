import { styleText } from 'node:util'
import { english, type Say } from '../texts/say.ts'

const TONES = {
  good: 'green',
  bad: 'red',
  warn: 'yellow',
  accent: 'cyan',
  faint: 'dim',
  strong: 'bold',
} as const

const UNICODE = {
  done: '✔',
  failed: '✖',
  blocked: '○',
  warning: '⚠',
  running: '▸',
  todo: '·',
  cutOff: '✂',
  drifted: '≠',
  unknown: '?',
  bar: '│',
  more: '…',
}
const ASCII: typeof UNICODE = {
  done: 'v',
  failed: 'x',
  blocked: 'o',
  warning: '!',
  running: '>',
  todo: '.',
  cutOff: '/',
  drifted: '#',
  unknown: '?',
  bar: '|',
  more: '...',
}

export type Tone = keyof typeof TONES

/** How text may look on the terminal at hand. */
export interface Style {
  readonly symbols: typeof UNICODE
  readonly unicode: boolean
  /** Width to cut to; undefined where lines may be as long as they are. */
  readonly columns: number | undefined
  paint(tone: Tone, text: string): string
  /** The reader's language. */
  readonly say: Say
}

export interface StyleOptions {
  readonly color?: boolean
  readonly unicode?: boolean
  /** What the text is for; its width is read anew for each line, since windows change their size. */
  readonly screen?: { readonly columns?: number }
  readonly say?: Say
}

export function createStyle({
  color = false,
  unicode = true,
  screen,
  say = english,
}: StyleOptions = {}): Style {
  return {
    say,
    symbols: unicode ? UNICODE : ASCII,
    unicode,
    get columns() {
      return screen?.columns
    },
    // Newer versions of Node would otherwise look at process.stdout themselves.
    paint: (tone, text) =>
      color && text !== '' ? styleText(TONES[tone], text, { validateStream: false }) : text,
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The user's own word (`--color`, `--no-color`) first, then FORCE_COLOR, then NO_COLOR, then what the terminal can. */
export function wantsColor(wish: boolean | undefined, env: Environment, isTTY: boolean): boolean {
  if (wish !== undefined) return wish
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR)
  if (env.NO_COLOR) return false
  return isTTY && env.TERM !== 'dumb'
}

/** Whether the terminal shows more than ASCII, by the locale; the Linux console lacks the symbols. */
export function hasUnicode(env: Environment): boolean {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return false
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  if (locale) return /utf-?8/i.test(locale)
  return Boolean(env.WT_SESSION || env.TERM_PROGRAM)
}

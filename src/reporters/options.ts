import type { Reporter } from '../core/event.ts'
import type { Work } from '../journal/past-work.ts'
import type { Say } from '../texts/say.ts'
import { createStyle, type Environment, hasUnicode, type Style, wantsColor } from './style.ts'

/** Where a reporter writes: a stream, and what it knows about the screen behind it. */
export type Terminal = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

export interface ReporterOptions {
  /** Standard output when left out. */
  readonly terminal?: Terminal
  /** The user's own word; left out, the environment and the terminal decide. */
  readonly color?: boolean | undefined
  /** Also the output of running programs, and what was already as wanted. */
  readonly verbose?: boolean | undefined
  /** False where the caller shows the plan itself. */
  readonly plan?: boolean | undefined
  /** What earlier runs have carried out, by which the terminal tells how long this one will take. */
  readonly past?: Promise<Iterable<Work>> | undefined
  readonly env?: Environment | undefined
  /** The reader's language; English when left out. */
  readonly say?: Say | undefined
  /** This machine's clock, in ms since 1970. */
  readonly now?: (() => number) | undefined
}

/** A reporter that may hold the screen. `close` gives it back, also when the run never finished. */
export interface OpenReporter extends Reporter {
  close(): void
  /** Leaves the screen to a question, until the result is called. */
  hold(): () => void
}

export const openReporter = (
  report: Reporter,
  close: () => void = () => {},
  hold: OpenReporter['hold'] = () => () => {},
): OpenReporter => Object.assign((event: Parameters<Reporter>[0]) => report(event), { close, hold })

export interface Settings {
  readonly terminal: Terminal
  readonly style: Style
  readonly verbose: boolean
  readonly plan: boolean
  readonly now: () => number
  print(lines: readonly string[]): void
}

/** The options with what was left out filled in; the only place that looks at this process by itself. */
export function settings({
  terminal = process.stdout,
  env = process.env,
  color,
  verbose = false,
  plan = true,
  now = Date.now,
  say,
}: ReporterOptions): Settings {
  const style = createStyle({
    color: wantsColor(color, env, terminal.isTTY === true),
    unicode: hasUnicode(env),
    screen: terminal,
    ...(say && { say }),
  })
  const print = (lines: readonly string[]) => {
    if (lines.length > 0) terminal.write(`${lines.join('\n')}\n`)
  }
  return { terminal, style, verbose, plan, now, print }
}

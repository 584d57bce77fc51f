import { type Settings, settings } from '../reporters/options.ts'
import type { Io } from './io.ts'
import type { Common } from './options.ts'

/** For commands that answer with a text of their own rather than with events. */
export const printer = (options: Pick<Common, 'color' | 'verbose'>, io: Io): Settings =>
  settings({
    terminal: io.stdout,
    color: options.color === false ? false : undefined,
    verbose: options.verbose,
    env: io.env,
    say: io.say,
  })

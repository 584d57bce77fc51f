import type { Readable } from 'node:stream'
import type { Terminal } from '../reporters/options.ts'
import { english, type Say } from '../texts/say.ts'

/** What a command may use of the process it runs in. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean }
  readonly stdout: Terminal
  readonly stderr: Terminal
  readonly env: NodeJS.ProcessEnv
  /** The language of whoever reads; English when left out. */
  readonly say?: Say | undefined
}

/** Whether a question can be asked and answered. */
export const isInteractive = ({ stdin, stdout, env }: Io): boolean =>
  stdin.isTTY === true && stdout.isTTY === true && !env.CI

/** How to speak to whoever reads. */
export const sayTo = ({ say = english }: Pick<Io, 'say'>): Say => say

import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Controller } from '../core/claim.ts'
import { Command, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { quote } from '../core/quote.ts'
import { keepText } from './claim.ts'
import { render } from './template.ts'

const ROOT = '/var/lib/slipway/runs'
/** Folders of programs that have ended are kept for a look at their output; the oldest go first. */
const KEEP = 200

const runner = readFileSync(new URL('../../templates/runner.sh', import.meta.url), 'utf8')

/** A name for one program in one run; the same name is the same program, however often it is sent. */
export type DetachedId = string

export interface DetachedOptions {
  /** The byte of its output to show it from. */
  readonly from?: number
  /** The run that the host must be in the hands of, or of nobody, or the program does not start: see `readRefusal`. */
  readonly by?: Controller | undefined
  /** The folder on the host that holds a folder per program. */
  readonly root?: string
}

function text(
  id: DetachedId,
  { from = 0, by, root = ROOT }: DetachedOptions,
  program?: string,
): string {
  return render('detached.sh.eta', {
    root: quote(root),
    id: quote(id),
    from,
    keep: KEEP,
    runner: quote(runner),
    claim: by && keepText(by, undefined, dirname(root)),
    program: program === undefined ? undefined : quote(program),
  })
}

/**
 * A program that goes on when the connection does not. Sent again after a lost connection, it is not run
 * again, but shown from byte `from` of its output, and its exit code is the answer.
 */
export const detached = (
  id: DetachedId,
  command: Command,
  options: DetachedOptions = {},
): Command => new Command(text(id, options, command.reveal()), command.shown)

/** Waits for a program that an earlier run has left at work. */
export const follow = (id: DetachedId, options: DetachedOptions = {}): Command =>
  new Command(text(id, options), `wait for ${id} to end`)

export const atWorkIn = (root: string): Fact<readonly DetachedId[]> => ({
  ask: sh`cd ${root} && for d in *; do
  [ ! -e "$d/lock" ] || [ -s "$d/code" ] || flock -n "$d/lock" true || printf '%s\n' "$d"
done; true`,
  read: ({ stdout }) => stdout.split('\n').filter(Boolean),
})

/** Programs that are at work on a host, apart from any connection. */
export const atWork = atWorkIn(ROOT)

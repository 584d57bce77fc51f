import type { Cast } from './cast.ts'

/** What bash of a recording asks with. */
export const PROMPT = '\x1b[32m$\x1b[0m '

/** A stretch of a recording, in its seconds, and how many times faster it is played. */
export interface Pace {
  readonly from: number
  readonly to: number
  readonly speed: number
}

/** Commands at which one would wait longer than `patience` seconds: from Enter to the next prompt, played faster. */
export function paces({ output }: Cast, patience: number): Pace[] {
  const found: Pace[] = []
  let from: number | undefined
  let asked = false
  for (const [at, text] of output) {
    if (from !== undefined && text.includes(PROMPT)) {
      const speed = Math.ceil((at - from) / patience)
      if (speed > 1) found.push({ from, to: at, speed })
      from = undefined
      asked = false
    }
    if (text.includes(PROMPT)) asked = true
    else if (asked && from === undefined && text.includes('\n')) from = at
  }
  return found
}

/** When a second of the recording is shown. */
export const shownAt =
  (found: readonly Pace[]) =>
  (at: number): number =>
    found.reduce((shown, { from, to, speed }) => {
      const spent = Math.min(Math.max(at - from, 0), to - from)
      return shown - spent + spent / speed
    }, at)

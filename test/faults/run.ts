import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { JournalRecord } from '../../src/journal/record.ts'
import { toldIn } from './told.ts'

export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null
  /** Milliseconds. */
  readonly took: number
  readonly events: readonly JournalRecord[]
  /** What stood on neither stream as an event. */
  readonly rest: string
}

/** `slipway` at work, as its JSON reporter tells it. */
export interface Run {
  /** @throws Error when the run ends without it */
  seen(what: string, match: (event: JournalRecord) => boolean): Promise<JournalRecord>
  kill(signal: NodeJS.Signals): void
  /** Nobody reads any more what it prints. */
  deafen(): void
  readonly ended: Promise<Ended>
}

export function startRun(program: string, words: readonly string[], limit = 420_000): Run {
  const began = performance.now()
  const child = spawn(process.execPath, [program, ...words, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const events: JournalRecord[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  let over = false
  const wake = () => {
    for (const look of waiting) look()
  }
  createInterface({ input: child.stdout }).on('line', line => {
    try {
      events.push(JSON.parse(line) as JournalRecord)
      wake()
    } catch {
      rest += `${line}\n`
    }
  })
  child.stderr.on('data', data => {
    rest += data
  })
  const late = setTimeout(() => {
    rest += `killed by the test after ${limit / 1000} s\n`
    child.kill('SIGKILL')
  }, limit)
  const ended = new Promise<Ended>(resolve => {
    child.once('close', code => {
      clearTimeout(late)
      over = true
      wake()
      resolve({ code, took: performance.now() - began, events, rest })
    })
  })
  return {
    ended,
    kill: signal => void child.kill(signal),
    deafen: () => void child.stdout.destroy(),
    seen: (what, match) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const event = events.find(match)
          if (!event && !over) return
          waiting.delete(look)
          if (event) resolve(event)
          else
            reject(
              new Error(`the run ended without: ${what}; ${toldIn({ events, rest })[0] ?? ''}`),
            )
        }
        waiting.add(look)
        look()
      }),
  }
}

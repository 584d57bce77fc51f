import type { Event, Result } from '../core/event.ts'
import { pairKey } from '../core/graph.ts'

/** One pair at work. */
export interface Work {
  readonly step: string
  readonly host: string
  /** Milliseconds since 1970. */
  readonly since: number
  /** The last line that its programs wrote. */
  readonly line: string
}

/** Where a run stands, from its events so far. */
export interface Progress {
  readonly cluster: string
  readonly startedAt: number
  /** Hosts that were called and have not answered, and since when. */
  readonly waiting: ReadonlyMap<string, number>
  readonly hosts: ReadonlySet<string>
  /** By `pairKey`, the oldest first. */
  readonly working: ReadonlyMap<string, Work>
  readonly counts: Readonly<Record<Result, number>>
  /** Pairs of the plan. */
  readonly total: number
  follow(event: Event): void
}

export function createProgress(): Progress {
  const waiting = new Map<string, number>()
  const hosts = new Set<string>()
  const working = new Map<string, Work>()
  const counts = { unchanged: 0, changed: 0, failed: 0, blocked: 0 }
  const progress = {
    cluster: '',
    startedAt: 0,
    total: 0,
    waiting,
    hosts,
    working,
    counts,
    follow(event: Event) {
      switch (event.type) {
        case 'run.started':
          progress.cluster = event.cluster
          progress.startedAt = event.at
          break
        case 'host.connecting':
          hosts.add(event.host)
          waiting.set(event.host, event.at)
          break
        case 'host.answered':
        case 'host.unreachable':
          waiting.delete(event.host)
          break
        case 'plan.made':
          waiting.clear()
          progress.total = event.plan.pairs.length
          break
        case 'step.started': {
          const { step, host, at } = event
          working.set(pairKey(step, host), { step, host, since: at, line: '' })
          break
        }
        case 'step.output': {
          const key = pairKey(event.step, event.host)
          const work = working.get(key)
          if (work) working.set(key, { ...work, line: event.line })
          break
        }
        case 'step.finished':
          working.delete(pairKey(event.step, event.host))
          counts[event.summary.result]++
          break
      }
    },
  }
  return progress
}

import type { Result, Sample } from './result.ts'
import { digits, median } from './statistics.ts'

/** What was aimed at, and what came out. */
export interface Goal {
  readonly what: string
  readonly wanted: string
  /** Undefined where nothing was measured. */
  readonly got: string | undefined
  readonly met: boolean | undefined
}

const PIPELINING = 'Ansible, pipelining, 50 forks'
const MITOGEN = 'Ansible, Mitogen'

type Key = keyof Sample

/** The goals, judged by medians of what was measured. */
export function goals(results: readonly Result[]): Goal[] {
  const of = (id: string, name = 'slipway', key: Key = 'wall'): number =>
    median(
      (results.find(r => r.id === id)?.contenders.find(c => c.name === name)?.samples ?? [])
        .map(sample => sample[key])
        .filter(value => value !== undefined),
    )
  const goal = (
    what: string,
    wanted: string,
    value: number,
    unit: string,
    isMet: (value: number) => boolean,
  ): Goal => {
    const known = Number.isFinite(value)
    return {
      what,
      wanted,
      got: known ? `${digits(value)}${unit}` : undefined,
      met: known ? isMet(value) : undefined,
    }
  }
  const most = (what: string, limit: number, value: number, unit = ' ×') =>
    goal(what, `≤ ${limit}${unit}`, value, unit, v => v <= limit)
  const least = (what: string, limit: number, value: number, unit = ' ×') =>
    goal(what, `≥ ${limit}${unit}`, value, unit, v => v >= limit)
  const extra = (id: string) => of(id) - of(id, 'ssh')

  return [
    most('nothing to do, 3 machines: slipway / ssh', 1.5, of('nothing-3') / of('nothing-3', 'ssh')),
    least(
      'nothing to do, 3 machines: Ansible with pipelining / slipway',
      12,
      of('nothing-3', PIPELINING) / of('nothing-3'),
    ),
    least(
      'nothing to do, 3 machines: Mitogen / slipway',
      5,
      of('nothing-3', MITOGEN) / of('nothing-3'),
    ),
    most(
      'nothing to do, 200 machines: slipway / ssh',
      1.5,
      of('nothing-200') / of('nothing-200', 'ssh'),
    ),
    most('nothing to do, 200 machines: memory', 150, of('nothing-200', 'slipway', 'memory'), ' MB'),
    most(
      'nothing to do: a machine of 200 / a machine of 50',
      1.2,
      of('nothing-200') / 200 / (of('nothing-50') / 50),
    ),
    most(
      'nothing to do, 200 ms away: round trips more than ssh',
      6,
      (extra('nothing-3-200ms') - extra('nothing-3')) / 0.2,
      '',
    ),
    most(
      'whole real cluster: slipway / bare commands',
      1.1,
      of('cluster') / of('cluster', 'bare commands'),
    ),
    most('a worker more: to 50 machines / to 3', 1.2, of('add-50') / of('add-3')),
    most('a failure that stays is shown', 10, of('failure'), ' s'),
    most(
      'slipway --version / node -e 0',
      2,
      of('start-up', 'slipway --version') / of('start-up', 'node -e 0'),
    ),
  ]
}

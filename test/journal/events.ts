import type { Event, PairSummary, Result } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'

/** Shorthand for the events of a run, one millisecond apart. */
export function recorder(run = 'r1', from = 1000) {
  let at = from
  const pairs: PairSummary[] = []
  return {
    started: (command = 'up'): Event => ({
      type: 'run.started',
      at: at++,
      run,
      cluster: 'lab',
      command,
    }),
    planned: (...keys: string[]): Event => ({
      type: 'plan.made',
      at: at++,
      plan: {
        cluster: 'lab',
        pairs: keys.map(key => ({ ...split(key), title: key, changes: [] })),
        findings: [],
        unreachable: new Map(),
      },
    }),
    began: (key: string): Event => ({
      type: 'step.started',
      at: at++,
      ...split(key),
      title: key,
      changes: [{ summary: `make ${key}`, risk: 'safe' }],
    }),
    ended: (key: string, result: Result, problem?: Problem): Event => {
      const summary: PairSummary = {
        ...split(key),
        result,
        changes: result === 'changed' ? [`make ${key}`] : [],
        took: 5,
        ...(problem && { problem }),
      }
      pairs.push(summary)
      return { type: 'step.finished', at: at++, ...split(key), summary }
    },
    finished: (): Event => ({
      type: 'run.finished',
      at: at++,
      summary: { run, cluster: 'lab', took: at - from, pairs },
    }),
  }
}

export const broken = (message = 'yum failed') =>
  new Problem('COMMAND_FAILED', message, { hint: 'try again', evidence: ['no space left'] })

function split(key: string) {
  const [step = '', host = ''] = key.split('@')
  return { step, host }
}

import { expect, test } from 'vitest'
import { risky } from '../../src/core/change.ts'
import { sh } from '../../src/core/command.ts'
import type { Event } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import { readRecord } from '../../src/journal/read-record.ts'
import { toRecord } from '../../src/journal/record.ts'
import { broken, recorder } from './events.ts'

const removal = risky('destructive', {
  summary: 'reset kubeadm',
  risk: 'safe',
  diff: '-a',
  actions: [{ run: sh`kubeadm reset --force` }],
})

const stored = (event: Event) => JSON.parse(JSON.stringify(toRecord(event)))

test('a plan is stored without its commands, its Map as an object', () => {
  const plan = {
    cluster: 'lab',
    pairs: [{ step: 'reset', title: 'Reset', host: 'a', changes: [removal] }],
    findings: [],
    unreachable: new Map([['b', new Problem('AUTH_REFUSED', 'no key fits', { host: 'b' })]]),
  }
  const record = stored({ type: 'plan.made', at: 1, plan })
  expect(record.plan.pairs[0].changes).toEqual([
    { summary: 'reset kubeadm', risk: 'destructive', diff: '-a' },
  ])
  expect(record.plan.unreachable).toEqual({
    b: { code: 'AUTH_REFUSED', message: 'no key fits', host: 'b', evidence: [] },
  })
  expect(JSON.stringify(record)).not.toContain('--force')
})

test('a whole change passed as a told one loses its commands', () => {
  const event = { type: 'step.started', at: 1, step: 's', host: 'a', title: 'S' } as const
  expect(JSON.stringify(stored({ ...event, changes: [removal] }))).not.toContain('--force')
})

test('a problem keeps code, hint and evidence', () => {
  expect(stored(recorder().ended('s@a', 'failed', broken())).summary.problem).toEqual({
    code: 'COMMAND_FAILED',
    message: 'yum failed',
    hint: 'try again',
    evidence: ['no space left'],
  })
})

const r = recorder()
const output: Event = { type: 'step.output', at: 1, step: 's', host: 'a', line: 'x' }
const events: Event[] = [
  r.started(),
  { type: 'host.connecting', at: 1, host: 'a' },
  { type: 'host.connected', at: 1, host: 'a', took: 3 },
  { type: 'host.answered', at: 1, host: 'a', questions: 9, took: 3 },
  { type: 'host.unreachable', at: 1, host: 'a', problem: broken() },
  r.planned('s@a'),
  r.began('s@a'),
  output,
  r.ended('s@a', 'failed', broken()),
  r.finished(),
]

test.each(events.map(e => [e.type, e] as const))('%s can be read back', (_, event) => {
  expect(readRecord(JSON.stringify(toRecord(event)))).toEqual(stored(event))
})

import { describe, expect, test } from 'vitest'
import { change } from '../../src/core/change.ts'
import type { Event } from '../../src/core/event.ts'
import type { Plan, PlannedPair } from '../../src/core/plan.ts'
import { Problem } from '../../src/core/problem.ts'
import { type Ledger, ledger, type PairHistory } from '../../src/journal/ledger.ts'
import { toRecord } from '../../src/journal/record.ts'
import { standing } from '../../src/reporters/standing.ts'
import { statusLines } from '../../src/reporters/status-text.ts'
import { stepLines } from '../../src/reporters/steps-text.ts'
import { createStyle } from '../../src/reporters/style.ts'
import { hostList, recordedEvents, samplePlan, T0 } from './events.ts'

const HOUR = 3_600_000
const plain = createStyle()
const history = (events: readonly Event[]): Ledger => ledger(events.map(toRecord))

/** The plan of a later look: everything is as wanted, but for these pairs. */
const later = (missing: Record<string, string> = {}): Plan => {
  const plan = samplePlan()
  const pairs = plan.pairs.map(pair => {
    const summary = missing[`${pair.step}@${pair.host}`]
    return { ...pair, changes: summary ? [change(summary)] : [] }
  })
  return { ...plan, pairs }
}

const show = (status: Partial<Parameters<typeof statusLines>[0]>, style = plain) =>
  statusLines({ ledger: history(recordedEvents()), now: T0 + 3 * HOUR, ...status }, style).join(
    '\n',
  )

test('history alone', () => {
  expect(show({})).toMatchSnapshot()
})

test('history and hosts differ', () => {
  const plan = later({ 'hosts-file@worker1': 'edit /etc/hosts', 'workers-joined@worker2': 'join' })
  expect(show({ plan })).toMatchSnapshot()
})

test('of a host that does not answer is told once why, not what became of each step', () => {
  const away = new Problem('HOST_UNREACHABLE', 'no route to host', { hint: 'vagrant up' })
  const text = show({ plan: { ...later(), unreachable: new Map([['worker2', away]]) } })
  expect(text.match(/no route to host/g)).toHaveLength(1)
  expect(text.match(/^\? unreachable {2}worker2 /gm)).toHaveLength(1)
  expect(text).toContain('vagrant up')
})

test('a run that was cut off', () => {
  const events = recordedEvents().filter(e => e.at <= T0 + 40_000)
  expect(show({ ledger: history(events) })).toMatchSnapshot()
})

test('hosts that stand alike share a column', () => {
  const [heading = ''] = show({ ledger: history(recordedEvents(hostList(200))) }).split('\n')
  expect(heading.trim().split(/ {2,}/)).toEqual(['master', 'worker1, worker[3-199]', 'worker2'])
})

test('where columns do not fit, steps count', () => {
  const text = show({}, createStyle({ screen: { columns: 40 } }))
  expect(text).toMatch(/^kube-packages +2 ✔ done, 1 ✖ failed$/m)
})

test('a run under way is told instead of the last one', () => {
  const owner = { id: 'x', pid: 1, machine: 'laptop', user: 'ann', since: T0, command: 'up' }
  expect(show({ owner })).toMatch(/At work: up, by ann on laptop, begun 3h ago$/)
  const events = recordedEvents().filter(e => e.at <= T0 + 40_000)
  const text = show({ owner, ledger: history(events) })
  expect(text).toMatch(/^control-plane +▸ at work$/m)
  expect(text).not.toContain('cut off')
})

test('nothing known', () => {
  expect(show({ ledger: history([]) })).toMatch(/^Nothing is known yet/)
})

describe('a pair that history calls', () => {
  const told = (outcome?: PairHistory['outcome']) =>
    outcome && { step: 's', host: 'a', outcome, at: 0, took: 0, changes: [], run: 'r' }
  const found = (...changes: string[]) => {
    const pair: PlannedPair = {
      step: 's',
      title: 's',
      host: 'a',
      changes: changes.map(c => change(c)),
    }
    return { pair, reachable: true }
  }
  const [done, missing] = [found(), found('x')]
  const odd = { pair: { ...done.pair, problem: new Problem('UNSUPPORTED', 'no') }, reachable: true }
  const away = { pair: undefined, reachable: false }

  test.each([
    ['changed', undefined, 'done'],
    ['unchanged', undefined, 'done'],
    ['failed', undefined, 'failed'],
    ['not run', undefined, 'to do'],
    [undefined, undefined, 'to do'],
    ['changed', done, 'done'],
    ['changed', missing, 'drifted'],
    ['unchanged', missing, 'drifted'],
    ['failed', done, 'mended'],
    ['cut off', done, 'mended'],
    ['blocked', missing, 'blocked'],
    ['cut off', missing, 'cut off'],
    ['not run', done, 'done'],
    [undefined, missing, 'to do'],
    ['changed', odd, 'unknown'],
    ['changed', away, 'unreachable'],
  ] as const)('%s, found %o: %s', (outcome, truth, expected) => {
    expect(standing(told(outcome), truth)).toBe(expected)
  })
})

test('steps with their titles and what they need', () => {
  const step = { targets: () => true, facts: () => ({}), diff: () => [] }
  const steps = [
    { ...step, id: 'swap-off', title: 'Swap is off', after: [] },
    { ...step, id: 'kubelet', title: 'The kubelet runs', after: ['swap-off', 'images'] },
  ]
  expect(stepLines(steps, plain)).toEqual([
    'swap-off  Swap is off',
    'kubelet   The kubelet runs  after swap-off, images',
  ])
})

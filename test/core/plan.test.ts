import { expect, test } from 'vitest'
import { change } from '../../src/core/change.ts'
import { changed, isEmpty, type Plan, type PlannedPair } from '../../src/core/plan.ts'
import { Problem } from '../../src/core/problem.ts'

const problem = new Problem('FOREIGN_CLUSTER', 'not ours')
const pair = (step: string, other: Partial<PlannedPair> = {}): PlannedPair => ({
  step,
  title: step,
  host: 'master',
  changes: [],
  ...other,
})
const plan = (pairs: PlannedPair[], other: Partial<Plan> = {}): Plan => ({
  cluster: 'lab',
  pairs,
  findings: [],
  unreachable: new Map(),
  ...other,
})
const todo = pair('b', { changes: [change('do it')] })
const finding = { check: 'c', host: 'master', level: 'error', message: 'm' } as const

const cases: [name: string, plan: Plan, changed: string[], empty: boolean][] = [
  ['nothing', plan([]), [], true],
  ['nothing to do', plan([pair('a')]), [], true],
  ['a finding alone', plan([pair('a')], { findings: [finding] }), [], true],
  ['something to do', plan([pair('a'), todo]), ['b'], false],
  ['something that cannot be planned', plan([pair('a', { problem })]), [], false],
  [
    'somebody who did not answer',
    plan([], { unreachable: new Map([['master', problem]]) }),
    [],
    false,
  ],
]

test.each(cases)('%s', (_, plan, steps, empty) => {
  expect(changed(plan).map(p => p.step)).toEqual(steps)
  expect(isEmpty(plan)).toBe(empty)
})

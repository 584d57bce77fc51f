import { expect, test } from 'vitest'
import { change, risky } from '../../src/core/change.ts'
import type { Plan } from '../../src/core/plan.ts'
import { Problem } from '../../src/core/problem.ts'
import { findingLines } from '../../src/reporters/finding-text.ts'
import { planLines } from '../../src/reporters/plan-text.ts'
import { createStyle } from '../../src/reporters/style.ts'
import { hostList, samplePlan } from './events.ts'

const plain = createStyle()
const text = (plan: Plan, style = plain) => planLines(plan, style).join('\n')
const total = (plan: Plan) => planLines(plan, plain).at(-1)

const pair = (step: string, host: string, ...summaries: string[]) => ({
  step,
  title: step,
  host,
  changes: summaries.map(summary => change(summary)),
})
const plan = (...pairs: Plan['pairs']): Plan => ({
  cluster: 'lab',
  pairs,
  findings: [],
  unreachable: new Map(),
})

test('three hosts', () => {
  expect(text(samplePlan())).toMatchSnapshot()
})

test('three hosts, in colour', () => {
  expect(text(samplePlan(), createStyle({ color: true }))).toMatchSnapshot()
})

test('three hosts, in ASCII', () => {
  const shown = text(samplePlan(), createStyle({ unicode: false }))
  expect(shown).toContain('! destructive')
  expect(shown).toContain('! worker1, worker2: 1.7 GB')
})

test('two hundred hosts take no more lines than three', () => {
  const lines = planLines(samplePlan(hostList(200)), plain)
  expect(lines.length).toBe(planLines(samplePlan(), plain).length)
  expect(lines[0]).toBe('master, worker[1-199]')
})

test('changes that differ in their diff are not folded', () => {
  const edit = (host: string, diff: string) => ({
    ...pair('hostname', host),
    changes: [{ ...change('edit /etc/hostname'), diff }],
  })
  const lines = planLines(plan(edit('a', '@@\n+a'), edit('b', '@@\n+b')), plain)
  expect(lines.filter(line => line === 'a' || line === 'b')).toEqual(['a', 'b'])
})

test('a diff whose own lines look like a heading is shown whole', () => {
  const diff = '--- /f\n+++ /f\n@@ -1 +1 @@\n--- old\n+++ new\n'
  const shown = text(plan({ ...pair('s', 'a'), changes: [{ ...change('edit /f'), diff }] }))
  expect(shown).toContain('--- old')
  expect(shown).not.toContain('--- /f')
})

test('escape sequences in a diff are taken out', () => {
  const diff = '@@ -1 +1 @@\n+\u001b[2Jx\ty'
  expect(text(plan({ ...pair('s', 'a'), changes: [{ ...change('edit /f'), diff }] }))).toContain(
    '+x    y',
  )
})

const silent = new Problem('HOST_UNREACHABLE', 'no route to host', { hint: 'vagrant up' })

test('a host that does not answer is told once, with what to do', () => {
  const problem = silent.at({ host: 'b', step: 's' })
  const shown = text({
    ...plan(pair('s', 'a', 'do'), { ...pair('s', 'b'), problem }),
    unreachable: new Map([['b', silent]]),
  })
  expect(shown.match(/no route/g)).toHaveLength(1)
  expect(shown).toContain('try: vagrant up')
})

const foreign = new Problem('FOREIGN_CLUSTER', 'carries another cluster', { step: 's' })

test.each<[string, Plan]>([
  ['Plan: 1 change on 1 host', plan(pair('s', 'a', 'x'), pair('s', 'b'))],
  ['Plan: 3 changes on 2 hosts', plan(pair('s', 'a', 'x', 'y'), pair('s', 'b', 'x'))],
  [
    'Plan: 2 changes on 1 host, 1 disruptive, 1 destructive',
    plan({
      ...pair('s', 'a'),
      changes: [risky('disruptive', change('x')), risky('destructive', change('y'))],
    }),
  ],
  [
    'Plan: 1 change on 1 host, 1 step cannot be planned',
    plan(pair('s', 'a', 'x'), { ...pair('t', 'b'), problem: foreign }),
  ],
  ['Nothing to do: no host has a step that was asked for.', plan()],
  ['Nothing to do: the host is as wanted.', plan(pair('s', 'a'))],
  ['Nothing to do: all 3 hosts are as wanted.', plan(...hostList().map(h => pair('s', h)))],
  [
    'Nothing to do on 1 host, but 1 host did not answer',
    { ...plan(pair('s', 'a'), pair('s', 'b')), unreachable: new Map([['b', silent]]) },
  ],
  [
    'Nothing can be planned: 1 host did not answer',
    { ...plan(pair('s', 'b')), unreachable: new Map([['b', silent]]) },
  ],
])('%s', (expected, plan) => {
  expect(total(plan)).toBe(expected)
})

test('findings: what is well is told only when asked for', () => {
  const { findings } = samplePlan()
  expect(findingLines(findings, plain).join('\n')).not.toContain('4 GB')
  expect(findingLines(findings, plain, { all: true })).toContain('✔ master: 4 GB of memory')
})

import { expect, test } from 'vitest'
import type { PairSummary } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import { createStyle } from '../../src/reporters/style.ts'
import { summaryLines } from '../../src/reporters/summary.ts'
import { hostList, recordedEvents } from './events.ts'

const plain = createStyle()
const summaryOf = (hosts?: string[]) => {
  const last = recordedEvents(hosts).at(-1)
  if (last?.type !== 'run.finished') throw new Error('the fixture ends with run.finished')
  return last.summary
}
const lines = (...pairs: PairSummary[]) =>
  summaryLines({ run: 'r', cluster: 'lab', took: 12_300, pairs }, plain)
const pair = (step: string, host: string, more: Partial<PairSummary> = {}): PairSummary => ({
  step,
  host,
  result: 'unchanged',
  changes: [],
  took: 0,
  ...more,
})

test('a run with a failure', () => {
  expect(summaryLines(summaryOf(), plain).join('\n')).toMatchSnapshot()
})

test('a run with a failure, in colour, on a narrow screen', () => {
  const style = createStyle({ color: true, screen: { columns: 60 } })
  expect(summaryLines(summaryOf(), style).join('\n')).toMatchSnapshot()
})

test('two hundred hosts take no more lines than three', () => {
  const many = summaryLines(summaryOf(hostList(200)), plain)
  expect(many.length).toBe(summaryLines(summaryOf(), plain).length)
})

test('nothing to do is one line', () => {
  expect(lines(pair('s', 'a'), pair('s', 'b'))).toEqual([
    '✔ lab is as wanted: 2 unchanged in 12.3s',
  ])
  expect(lines()).toEqual(['✔ lab is as wanted: nothing to do in 12.3s'])
})

test.each([
  [{ command: 'up', part: false }, 'lab is as wanted'],
  [{ command: 'up', part: true }, 'lab is as wanted, as far as was asked'],
  [{ command: 'reset', part: false }, 'lab is reset'],
  [{ command: 'reset', part: true }, 'lab is reset, as far as was asked'],
])('no more is said than is known: %o', (run, said) => {
  const summary = { run: 'r', cluster: 'lab', took: 1000, pairs: [pair('s', 'a')], ...run }
  expect(summaryLines(summary, plain)).toEqual([`✔ ${said}: 1 unchanged in 1.0s`])
})

test('one problem of many pairs is told once, and the first one first', () => {
  const first = new Problem('COMMAND_FAILED', 'yum failed')
  const second = new Problem('HOST_UNREACHABLE', 'no route')
  const failed = (step: string, host: string, problem: Problem) =>
    pair(step, host, { result: 'failed', problem: problem.at({ step, host }) })
  const told = lines(
    failed('packages', 'b', first),
    failed('hosts', 'a', second),
    failed('swap', 'a', second),
    failed('packages', 'c', first),
  )
  expect(told.filter(line => line.startsWith('✖'))).toEqual([
    '✖ b, c packages: yum failed',
    '✖ a hosts and 1 more: no route',
    '✖ lab is not done: 4 failed in 12.3s',
  ])
})

test('steps that failed for one reason are one line of what was not done', () => {
  const problem = new Problem('HOST_UNREACHABLE', 'no route')
  const failed = (step: string, host: string) => pair(step, host, { result: 'failed', problem })
  const told = lines(failed('hosts', 'a'), failed('swap', 'a'), failed('hosts', 'b'))
  expect(told).toContain('  a, b  hosts and 1 more  failed  no route')
})

test.each([
  [['images@a'], 'needs images'],
  [['control-plane@m', 'images@a'], 'needs control-plane@m and 1 more'],
  [[], 'the run was stopped'],
])('blocked by %j: %s', (blockedBy, why) => {
  expect(lines(pair('join', 'a', { result: 'blocked', blockedBy })).join('\n')).toContain(why)
})

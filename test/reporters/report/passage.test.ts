import { expect, test } from 'vitest'
import type { JournalRecord } from '../../../src/journal/record.ts'
import { passagesOf, wasAtWork } from '../../../src/reporters/report/passage.ts'
import { T0 } from '../events.ts'
import { sampleRecords } from './sample.ts'

const records = sampleRecords()
const find = (key: string, from = records) => passagesOf(from).find(p => p.key === key)

test('all pairs of the plan, in its order', () => {
  const plan = records.find(r => r.type === 'plan.made')
  expect(passagesOf(records).map(p => p.key)).toEqual(
    plan?.plan.pairs.map(({ step, host }) => `${step}@${host}`),
  )
})

test('when a pair was at work, what it changed, and what it waited for', () => {
  expect(find('workers-joined@worker1')).toMatchObject({
    ...{ result: 'changed', from: 65_900, to: 85_110, waitedFor: 'control-plane@master' },
    begun: [{ summary: 'join the cluster', risk: 'safe' }],
  })
  expect(find('kube-packages@master')).not.toHaveProperty('begun')
})

test('a failure with its problem, and what it blocks', () => {
  expect(find('kube-packages@worker2')).toMatchObject({
    result: 'failed',
    problem: { code: 'COMMAND_FAILED', message: 'yum ended with code 1' },
  })
  expect(find('workers-joined@worker2')).toMatchObject({
    result: 'blocked',
    blockedBy: ['kube-packages@worker2'],
  })
})

test('a run that was killed leaves pairs cut off, and pairs that were not begun', () => {
  const killed = records.filter(r => r.at <= T0 + 40_000)
  expect(find('control-plane@master', killed)).toMatchObject({
    result: 'cut off',
    to: (killed.at(-1)?.at ?? 0) - T0,
  })
  expect(find('workers-joined@worker1', killed)).toMatchObject({ result: 'not begun' })
})

test('lines that were lost are made up for by the end of the run', () => {
  const torn = records.filter(r => r.type !== 'step.finished')
  expect(passagesOf(torn).map(p => [p.key, p.result])).toEqual(
    passagesOf(records).map(p => [p.key, p.result]),
  )
})

test('attempts that were made again', () => {
  const problem = { code: 'COMMAND_FAILED' as const, message: 'no route', evidence: [] }
  const about = { step: 'control-plane', host: 'master' }
  const again: JournalRecord = {
    ...{ type: 'step.retried', at: T0 + 30_000, ...about, attempt: 2, wait: 5000, problem },
  }
  expect(find('control-plane@master', [...records, again])?.retries).toEqual([
    { at: 30_000, attempt: 2, wait: 5000, problem },
  ])
})

test('what was as wanted took no time', () => {
  const idle = passagesOf(records).filter(p => !wasAtWork(p))
  expect(idle.map(p => p.key)).toEqual(['kube-packages@master', 'workers-joined@worker2'])
})

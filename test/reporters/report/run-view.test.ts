import { expect, test } from 'vitest'
import { readRecording } from '../../../scripts/pictures/recording.ts'
import type { JournalRecord } from '../../../src/journal/record.ts'
import { runView } from '../../../src/reporters/report/run-view.ts'
import { english } from '../../../src/texts/say.ts'
import { T0 } from '../events.ts'
import { pageOf, sampleRecords, viewOf } from './sample.ts'

const records = sampleRecords()

test('a run in figures', () => {
  expect(viewOf(records)).toMatchObject({
    ...{ cluster: 'lab', command: 'up', outcome: 'failed', planned: 2000 },
    counts: { changed: 12, unchanged: 1, failed: 1, blocked: 1, 'cut off': 0, 'not begun': 0 },
    hosts: ['master', 'worker1', 'worker2'],
  })
})

test('equal changes are told once, with those of which nobody knows whether they were made', () => {
  const packages = viewOf(records).begun.find(({ step }) => step === 'kube-packages')
  expect(packages?.changes[0]).toMatchObject({
    ...{ summary: 'install kubelet 1.19.0-0', hosts: ['worker1', 'worker2'] },
    unproven: ['worker2'],
  })
})

test('what was planned and not begun', () => {
  expect(viewOf(records).left).toMatchObject([
    { step: 'workers-joined', changes: [{ summary: 'join the cluster', hosts: ['worker2'] }] },
  ])
})

test('what went wrong, what it blocks, and what was printed', () => {
  const logs = [
    { step: 'kube-packages', host: 'worker2', text: 'Downloading' },
    { step: 'kube-packages', host: 'worker1', text: 'Downloading' },
  ]
  expect(viewOf(records, { logs }).troubles).toMatchObject([
    {
      ...{ hosts: ['worker2'], steps: ['kube-packages'], blocks: 1, logs: logs.slice(0, 1) },
      problem: { message: 'yum ended with code 1' },
    },
  ])
})

test('a host that never answered', () => {
  const problem = { code: 'HOST_UNREACHABLE' as const, message: 'no route', evidence: [] }
  const silent: JournalRecord = { type: 'host.unreachable', at: T0 + 1, host: 'worker9', problem }
  expect(viewOf([...records, silent]).troubles[0]).toMatchObject({ hosts: ['worker9'], steps: [] })
})

test('a run that was refused as a whole', () => {
  const problem = { code: 'LOCKED' as const, message: 'another run is at work', evidence: [] }
  const refused: JournalRecord = { type: 'run.refused', at: T0 + 9, run: 'r', problem }
  const begun = records.slice(0, 1)
  expect(viewOf([...begun, refused]).troubles).toMatchObject([{ hosts: [], steps: [], problem }])
  expect(pageOf([...begun, refused])).toContain('The whole run')
})

test.each([
  ['at work', { atWork: true }],
  ['cut off', {}],
])('a run without an end is %s', (outcome, more) => {
  expect(viewOf(records.slice(0, -1), more).outcome).toBe(outcome)
})

test('what the run got over, in the order of time', () => {
  const problem = { code: 'CONNECTION_LOST' as const, message: 'reset by peer', evidence: [] }
  const lost: JournalRecord = { type: 'host.lost', at: T0 + 5000, host: 'worker1', problem }
  const { incidents } = viewOf([...records.slice(0, 20), lost])
  expect(incidents.map(one => ({ ...one, what: one.what(english) }))).toEqual([
    { at: 5000, host: 'worker1', what: 'link lost, dialled again: reset by peer' },
  ])
})

test('records without the beginning of a run are none', () => {
  expect(runView({ records: records.slice(1) })).toBeUndefined()
  expect(runView({ records: [] })).toBeUndefined()
})

test('of a run of real machines, the path that made it as long as it was, and each new try', () => {
  const view = viewOf(readRecording().records)
  expect(view.path.map(p => `${p.key} ${p.result}`)).toEqual([
    'package-repositories@worker2 changed',
    'time-synced@worker2 changed',
    'container-runtime@worker2 failed',
  ])
  const told = view.incidents.map(({ host, what }) => `${host}: ${what(english)}`)
  expect(told.map(text => text.replace(/: exit code 1: .*/, ''))).toEqual(
    [2, 4, 8, 16, 20, 20, 20, 20].map(
      seconds => `worker2: container-runtime tried again after ${seconds}.0s`,
    ),
  )
})

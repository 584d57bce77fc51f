import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanesOf, workSpan } from '../../../src/reporters/report/lane.ts'
import { passagesOf } from '../../../src/reporters/report/passage.ts'
import { passage, sampleRecords } from './sample.ts'

const span = { from: 0, to: 100_000 }

test('the span of a run reaches from its first work to its last', () => {
  expect(workSpan(passagesOf(sampleRecords()))).toEqual({ from: 2000, to: 85_110 })
  expect(workSpan([passage('a@m', 3, 3, { result: 'unchanged' })])).toBeUndefined()
})

test('a host that waits for another one shows for what', () => {
  const lanes = lanesOf(passagesOf(sampleRecords()), span)
  expect(lanes.map(lane => [lane.host, lane.waits.map(wait => wait.for)])).toEqual([
    ['master', []],
    ['worker1', ['control-plane@master']],
    ['worker2', []],
  ])
})

test('time in which two steps are at work counts once', () => {
  const [lane] = lanesOf([passage('a@m', 0, 4), passage('b@m', 2, 6), passage('c@m', 8, 9)], span)
  expect(lane).toMatchObject({ busy: 7000, counts: { changed: 3 } })
  expect(lane?.rows.map(row => row.passages.map(p => p.step))).toEqual([['a', 'c'], ['b']])
})

test('what is long stands above what is not', () => {
  const [lane] = lanesOf([passage('a@m', 0, 1), passage('b@m', 2, 60), passage('c@m', 3, 4)], span)
  expect(lane?.rows.map(row => [row.long, row.passages.map(p => p.step)])).toEqual([
    [true, ['b']],
    [false, ['a', 'c']],
  ])
})

test('nothing in a row overlaps, and nothing is lost', () => {
  const times = fc.array(fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 10 })), { maxLength: 30 })
  fc.assert(
    fc.property(times, spans => {
      const passages = spans.map(([from, long], i) => passage(`s${i}@m`, from, from + long))
      const rows = lanesOf(passages, span).flatMap(lane => lane.rows.map(row => row.passages))
      expect(rows.flat()).toHaveLength(passages.length)
      for (const row of rows)
        for (const [i, { from }] of row.entries())
          expect(from).toBeGreaterThanOrEqual(row[i - 1]?.to ?? 0)
    }),
  )
})

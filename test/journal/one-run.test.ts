import { expect, test } from 'vitest'
import { recordsOf } from '../../src/journal/one-run.ts'
import { toRecord } from '../../src/journal/record.ts'
import { recorder } from './events.ts'

const [first, second] = [recorder('r1', 1000), recorder('r2', 2000)]
const one = [first.started(), first.began('a@m'), first.ended('a@m', 'changed'), first.finished()]
const two = [second.started(), second.began('a@m'), second.ended('a@m', 'changed')]
const records = [...one, ...two].map(toRecord)

test('the records of one run', () => {
  expect(recordsOf(records, 'r1')).toEqual(one.map(toRecord))
  expect(recordsOf(records, 'r2')).toEqual(two.map(toRecord))
  expect(recordsOf(records, 'r3')).toEqual([])
})

test('a line that is there twice counts once', () => {
  const twice = records.flatMap(record => [record, record])
  expect(recordsOf(twice, 'r2')).toEqual(two.map(toRecord))
})

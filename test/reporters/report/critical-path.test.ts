import { expect, test } from 'vitest'
import { criticalPath } from '../../../src/reporters/report/critical-path.ts'
import { passagesOf } from '../../../src/reporters/report/passage.ts'
import { passage, sampleRecords } from './sample.ts'

const keys = (...of: Parameters<typeof criticalPath>) => criticalPath(...of).map(p => p.key)

test('of the recorded run leads through the control plane to the worker that joined last', () => {
  expect(keys(passagesOf(sampleRecords()))).toEqual([
    ...['hosts-file@master', 'swap-off@master', 'container-runtime@master'],
    ...['control-plane@master', 'workers-joined@worker1'],
  ])
})

test('goes by what was waited for, not by what ran beside it', () => {
  expect(
    keys([
      passage('a@m', 0, 5),
      passage('b@m', 0, 9),
      passage('c@w', 5, 20, { waitedFor: 'a@m' }),
      passage('d@w', 9, 19, { waitedFor: 'b@m' }),
    ]),
  ).toEqual(['a@m', 'c@w'])
})

test('leaves out what took no time, and goes on behind it', () => {
  const idle = passage('b@m', 5, 5, { result: 'unchanged', waitedFor: 'a@m' })
  expect(keys([passage('a@m', 0, 5), idle, passage('c@m', 5, 9, { waitedFor: 'b@m' })])).toEqual([
    'a@m',
    'c@m',
  ])
})

test('is not made up where a journal does not tell who waited', () => {
  expect(keys([passage('a@m', 0, 5), passage('b@m', 5, 9)])).toEqual([])
  expect(keys([passage('a@m', 0, 5)])).toEqual(['a@m'])
  expect(keys([])).toEqual([])
})

test('of a journal that goes round in a circle ends', () => {
  expect(
    keys([passage('a@m', 0, 5, { waitedFor: 'b@m' }), passage('b@m', 5, 9, { waitedFor: 'a@m' })]),
  ).toEqual(['a@m', 'b@m'])
})

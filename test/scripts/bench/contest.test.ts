import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contest, turned } from '../../../scripts/bench/contest.ts'

test('another one begins each round', () => {
  expect([0, 1, 2, 3].map(round => turned(['a', 'b', 'c'], round).join(''))).toEqual([
    'abc',
    'bca',
    'cab',
    'abc',
  ])
})

test('all run in turns, each on ground made anew, and the first round does not count', async () => {
  const log = join(mkdtempSync(join(tmpdir(), 'slipway-contest-')), 'log')
  const entry = (name: string) => ({
    name,
    call: { words: ['sh', '-c', `printf ${name} >> ${log}`], light: true },
  })
  const before = async () => appendFileSync(log, '.')
  const contenders = await contest([entry('a'), entry('b')], { rounds: 2, before })
  expect(readFileSync(log, 'utf8')).toBe('.a.b.b.a.a.b')
  expect(contenders.map(({ name, samples }) => [name, samples.length])).toEqual([
    ['a', 2],
    ['b', 2],
  ])
})

test('one that takes long takes part in fewer rounds', async () => {
  const entry = (name: string) => ({ name, call: { words: ['true'], light: true } })
  const contenders = await contest(
    [entry('a'), { ...entry('b'), rounds: 1 }, { ...entry('c'), rounds: 2 }],
    { rounds: 3 },
  )
  expect(contenders.map(({ name, samples }) => [name, samples.length])).toEqual([
    ['a', 3],
    ['b', 1],
    ['c', 2],
  ])
})

import { expect, test } from 'vitest'
import { KINDS } from './faults.ts'
import { NEED_KINDS } from './needs.ts'
import { readAt, type Scenario, scenarioAt, scenarioOf } from './scenario.ts'
import { KEPT } from './seeds.ts'
import { SHAPES } from './shapes.ts'

const points = () => 1000
const some = Array.from({ length: 2000 }, (_, seed) => scenarioOf(seed, points))
const kinds = (scenario: Scenario) => scenario.runs.flatMap(run => run.faults.map(f => f.kind))

test('a seed is the same scenario each time', () => {
  expect(scenarioOf(7, points)).toEqual(some[7])
})

test('seeds have everything in them: each shape, start, fault, need, and two runs at once', () => {
  expect(new Set(some.map(s => s.shape))).toEqual(new Set(SHAPES))
  expect(new Set(some.map(s => s.start.kind))).toEqual(
    new Set(['bare', 'halted', 'unplugged', 'whole', 'drifted']),
  )
  expect(new Set(some.flatMap(kinds))).toEqual(new Set(KINDS))
  expect(new Set(some.map(s => s.need?.kind))).toEqual(new Set([undefined, ...NEED_KINDS]))
  const second = some.flatMap(s => s.runs.map(run => run.second?.laptop))
  expect(new Set(second)).toEqual(new Set([undefined, 'laptop', 'desk']))
})

test('faults of a run come in the order of their points', () => {
  for (const { runs } of some)
    for (const { faults } of runs) {
      const order = faults.map(f => f.point)
      expect(order).toEqual([...order].sort((a, b) => a - b))
    }
})

test('one fault at one point is read back from its name', () => {
  const one = scenarioAt('el7-2', 'kill', 42)
  expect(readAt('el7-2:kill:42')).toEqual(one)
  expect(one.name).toBe('--at el7-2:kill:42')
  expect(() => readAt('el7-2:nothing:1')).toThrow(RangeError)
})

test('what is kept can be played, and says what it showed', () => {
  for (const { at, showed } of KEPT) {
    expect(showed).not.toBe('')
    if (typeof at === 'string') expect(() => readAt(at)).not.toThrow()
  }
})

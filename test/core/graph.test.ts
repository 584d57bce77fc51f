import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leader } from '../../src/core/cluster.ts'
import { pairKey, pairs } from '../../src/core/graph.ts'
import type { Host } from '../../src/core/host.ts'
import { defineStep, type Step } from '../../src/core/step.ts'
import { aCluster, aHost, master, worker1, worker2 } from '../steps/cluster.ts'

type Where = 'all' | 'leader' | 'workers' | 'none'

const isIn: Record<Where, (host: Host) => boolean> = {
  all: () => true,
  leader: host => host.name === 'master',
  workers: host => host.role === 'worker',
  none: () => false,
}

const step = (id: string, where: Where, ...after: string[]): Step =>
  defineStep({ id, title: id, after, targets: isIn[where], facts: () => ({}), diff: () => [] })

/** `pair < pairs that it needs`, one line each. */
const drawn = (steps: readonly Step[], hosts: readonly Host[] = [master, worker1]) =>
  pairs(steps, aCluster({ hosts })).map(({ step, host, after }) =>
    [pairKey(step.id, host.name), ...(after.length > 0 ? ['<', ...after] : [])].join(' '),
  )

const cases: [name: string, steps: Step[], lines: string[]][] = [
  ['no steps', [], []],
  ['one step', [step('a', 'all')], ['a@master', 'a@worker1']],
  ['a step for nobody', [step('a', 'none')], []],
  [
    'its own host',
    [step('a', 'all'), step('b', 'all', 'a')],
    ['a@master', 'a@worker1', 'b@master < a@master', 'b@worker1 < a@worker1'],
  ],
  [
    'else the leader',
    [step('a', 'leader'), step('b', 'workers', 'a')],
    ['a@master', 'b@worker1 < a@master'],
  ],
  [
    'never another worker',
    [step('a', 'workers'), step('b', 'leader', 'a')],
    ['a@worker1', 'b@master'],
  ],
  ['a step that nobody has', [step('a', 'none'), step('b', 'leader', 'a')], ['b@master']],
  [
    'several',
    [step('a', 'leader'), step('b', 'all'), step('c', 'workers', 'a', 'b')],
    ['a@master', 'b@master', 'b@worker1', 'c@worker1 < a@master b@worker1'],
  ],
]

test.each(cases)('%s', (_, steps, lines) => {
  expect(drawn(steps)).toEqual(lines)
})

test('a step may wait for all hosts of another', () => {
  const steps = [
    step('a', 'workers'),
    step('b', 'none'),
    { ...step('c', 'leader', 'a'), afterAll: ['a', 'b'] },
  ]
  expect(drawn(steps, [master, worker1, worker2])).toEqual([
    'a@worker1',
    'a@worker2',
    'c@master < a@worker1 a@worker2',
  ])
  expect(() => drawn([{ ...step('a', 'all'), afterAll: ['b'] }])).toThrow(RangeError)
})

describe('the order of the list is checked', () => {
  test.each([
    ['a step that comes later', [step('a', 'all', 'b'), step('b', 'all')]],
    ['itself', [step('a', 'all', 'a')]],
    ['no step at all', [step('a', 'all', 'x')]],
  ])('%s', (_, steps) => {
    expect(() => drawn(steps)).toThrow(RangeError)
  })
})

/** Steps, each of which may need those before it. */
const graph = fc
  .array(
    fc.record({
      where: fc.constantFrom<Where>('all', 'leader', 'workers', 'none'),
      needs: fc.nat(),
    }),
    { maxLength: 8 },
  )
  .map(list =>
    list.map(({ where, needs }, i) =>
      step(
        `s${i}`,
        where,
        ...list.slice(0, i).flatMap((_, j) => (needs & (1 << j) ? [`s${j}`] : [])),
      ),
    ),
  )

test('what a pair needs stands before it, on its own host or on the leader', () => {
  fc.assert(
    fc.property(graph, steps => {
      const seen = new Set<string>()
      for (const { step, host, after } of pairs(steps, aCluster())) {
        for (const key of after) {
          expect(seen).toContain(key)
          expect([host.name, 'master']).toContain(key.split('@')[1])
        }
        seen.add(pairKey(step.id, host.name))
      }
    }),
  )
})

describe('the leader', () => {
  const second = aHost('master2', 20, { role: 'control-plane' })
  test('is the first control plane, wherever it stands', () => {
    expect(leader(aCluster({ hosts: [worker1, second, master, worker2] }))).toBe(second)
  })

  test('is nobody in a cluster of workers', () => {
    expect(() => leader(aCluster({ hosts: [worker1] }))).toThrow(RangeError)
  })
})

import { describe, expect, test } from 'vitest'
import { goals } from '../../../scripts/bench/goals.ts'
import type { Result } from '../../../scripts/bench/result.ts'

const result = (id: string, walls: Record<string, number>, memory?: number): Result => ({
  id,
  title: id,
  note: '',
  contenders: Object.entries(walls).map(([name, wall]) => ({ name, samples: [{ wall, memory }] })),
})

const goal = (what: string, results: readonly Result[]) =>
  goals(results).find(g => g.what.startsWith(what))

describe('a goal', () => {
  test('is met or not, by medians', () => {
    const met = [result('nothing-3', { slipway: 1.4, ssh: 1, 'Ansible, Mitogen': 10 })]
    expect(goal('nothing to do, 3 machines: slipway', met)).toMatchObject({
      wanted: '≤ 1.5 ×',
      got: '1.40 ×',
      met: true,
    })
    expect(goal('nothing to do, 3 machines: Mitogen', met)).toMatchObject({ met: true })
    const missed = [result('nothing-3', { slipway: 1.6, ssh: 1 })]
    expect(goal('nothing to do, 3 machines: slipway', missed)).toMatchObject({ met: false })
  })

  test('says nothing of what was not measured', () => {
    for (const { got, met } of goals([])) expect([got, met]).toEqual([undefined, undefined])
  })

  test('of round trips counts those that distance adds beyond those of ssh', () => {
    const results = [
      result('nothing-3', { slipway: 1, ssh: 0.8 }),
      result('nothing-3-200ms', { slipway: 3.2, ssh: 2.4 }),
    ]
    expect(goal('nothing to do, 200 ms away', results)).toMatchObject({ got: '3.00', met: true })
  })

  test('of growth compares what one machine costs among many and among few', () => {
    const results = [result('nothing-50', { slipway: 5 }), result('nothing-200', { slipway: 28 })]
    expect(goal('nothing to do: a machine', results)).toMatchObject({ got: '1.40 ×', met: false })
  })

  test('of memory looks at memory', () => {
    const results = [result('nothing-200', { slipway: 9 }, 120)]
    expect(goal('nothing to do, 200 machines: memory', results)).toMatchObject({ got: '120 MB' })
  })
})

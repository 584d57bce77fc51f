import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/core/problem.ts'
import { withPlan } from '../../src/engine/session.ts'
import { up } from '../../src/engine/up.ts'
import { toySession } from './toy.ts'
import { World } from './world.ts'

describe('settle', () => {
  test('waits for programs that an earlier run has left, then looks again', async () => {
    const world = new World()
    world.leave('worker1', 'old.base.worker1.1', [
      ...Array(20).fill('toy nothing'),
      'toy append base 1',
    ])
    const { session, events, types } = toySession({ connect: world.controller().connect })
    const summary = await up(session)
    expect(events.filter(e => e.type === 'host.busy')).toEqual([
      {
        type: 'host.busy',
        at: expect.any(Number),
        host: 'worker1',
        programs: ['old.base.worker1.1'],
      },
    ])
    expect(summary.pairs.find(p => p.host === 'worker1')).toMatchObject({ result: 'unchanged' })
    expect(types().filter(t => t === 'host.answered')).toHaveLength(6)
    expect(world.state().worker1).toMatchObject({ base: '1' })
  })

  test('is of no concern to a plan', async () => {
    const world = new World()
    world.leave('worker1', 'old', Array(20).fill('toy nothing'))
    const { session, types } = toySession({ connect: world.controller().connect })
    await withPlan(session, { command: 'plan', acts: false }, async () => {})
    expect(types()).not.toContain('host.busy')
  })

  /** The host goes away, or the user stops, as soon as one waits. */
  const waiting = (problem: Problem) => {
    const world = new World()
    world.leave('worker1', 'old', Array(50).fill('toy nothing'))
    world.inject = (_, what) => {
      if (what !== 'worker1 during') return undefined
      world.down.set('worker1', problem)
      return 'lost'
    }
    return toySession({ connect: world.controller().connect })
  }

  test('a host that is lost meanwhile fails alone', async () => {
    const { session } = waiting(new Problem('AUTH_REFUSED', 'it has another key now'))
    const { pairs } = await up(session)
    expect(pairs.filter(p => p.result === 'failed').map(p => [p.host, p.problem?.code])).toEqual([
      ['worker1', 'AUTH_REFUSED'],
    ])
    expect(pairs.find(p => p.step === 'join' && p.host === 'worker2')?.result).toBe('changed')
  })

  test('a stop ends the waiting', async () => {
    const { session } = waiting(new Problem('INTERRUPTED', 'stopped'))
    await expect(up(session)).rejects.toMatchObject({ code: 'INTERRUPTED' })
  })
})

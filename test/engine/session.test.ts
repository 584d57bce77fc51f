import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import { emitter } from '../../src/engine/emit.ts'
import { kubeconfig } from '../../src/engine/kubeconfig.ts'
import { withPlan } from '../../src/engine/session.ts'
import { up } from '../../src/engine/up.ts'
import type { Journal } from '../../src/journal/journal.ts'
import { memoryHost } from '../../src/transport/memory.ts'
import { toyCluster, toySession, toyStep } from './toy.ts'
import { World } from './world.ts'

describe('emit', () => {
  test('tells every listener, with the time, whatever another does', () => {
    const told: Event[] = []
    const emit = emitter(
      [
        () => {
          throw new Error('broken pipe')
        },
        event => told.push(event),
      ],
      () => 42,
    )
    emit({ type: 'host.connecting', host: 'a' })
    expect(told).toEqual([{ type: 'host.connecting', host: 'a', at: 42 }])
  })
})

const closed = (world: World) => world.log.filter(l => l.endsWith('close')).toSorted()
const ALL = ['master close', 'worker1 close', 'worker2 close']

describe('withPlan', () => {
  const how = { command: 'test', acts: true }

  test('closes all connections when the work is done', async () => {
    const world = new World()
    const { session, events } = toySession({ connect: world.controller().connect })
    expect(await withPlan(session, how, async ({ id }) => id)).toMatch(/^\d{8}-\d{6}-[0-9a-f]{4}$/)
    expect(closed(world)).toEqual(ALL)
    expect(events[0]).toMatchObject({ type: 'run.started', cluster: 'toy', command: 'test' })
  })

  test.each([
    ['the work fails', {}, () => Promise.reject(new Error('boom'))],
    ['the steps are out of order', { steps: [toyStep('a', { after: ['b'] })] }, async () => {}],
  ])('closes all connections when %s', async (_, session, work) => {
    const world = new World()
    const opened = toySession({ connect: world.controller().connect, ...session })
    await expect(withPlan(opened.session, how, work)).rejects.toThrow()
    expect(closed(world)).toEqual(ALL)
  })
})

describe('a journal', () => {
  /** Writes when told to; fails from the event of a type on. */
  const journal = (failsAt?: Event['type']) => {
    const written: Event['type'][] = []
    let broken = false
    const appender: Journal = {
      async append({ type }) {
        await new Promise(setImmediate)
        broken ||= type === failsAt
        if (broken) throw new Problem('COMMAND_FAILED', 'no space left')
        written.push(type)
      },
      close: async () => {},
    }
    return { journal: appender, written }
  }

  test('has everything when the run ends', async () => {
    const { journal: j, written } = journal()
    const { session, types } = toySession({
      connect: new World().controller().connect,
      journal: j,
    })
    await up(session)
    expect(written).toEqual(types())
  })

  test.each(['run.started', 'plan.made', 'step.started'] as const)(
    'that fails at %s leaves every host as it was',
    async type => {
      const world = new World()
      const { session, events } = toySession({
        connect: world.controller().connect,
        journal: journal(type).journal,
      })
      await expect(up(session)).rejects.toThrow('no space left')
      expect(world.log.filter(l => l.includes(' run '))).toEqual([])
      expect(closed(world)).toEqual(ALL)
      const results = events.flatMap(e => (e.type === 'step.finished' ? e.summary.result : []))
      expect(new Set(results)).toEqual(new Set(['failed', 'blocked']))
    },
  )
})

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

describe('kubeconfig', () => {
  const cluster = toyCluster(1)

  test('is a secret, from the control plane', async () => {
    const memory = memoryHost({ answer: () => '600 root:root\napiVersion: v1\n' })
    const secret = await kubeconfig(cluster, memory.connect)
    expect(secret.reveal()).toContain('apiVersion: v1')
    expect(`${secret}`).toBe('***')
    expect(memory.calls.map(c => c.host)).toEqual(['master'])
  })

  test('there is none before there is a cluster', async () => {
    const closes: string[] = []
    const connect = async (host: Parameters<ReturnType<typeof memoryHost>['connect']>[0]) => ({
      ...(await memoryHost({ answer: () => ({ code: 1 }) }).connect(host)),
      close: async () => {
        closes.push(host.name)
      },
    })
    await expect(kubeconfig(cluster, connect)).rejects.toMatchObject({
      code: 'NOT_CONVERGED',
      host: 'master',
    })
    expect(closes).toEqual(['master'])
  })
})

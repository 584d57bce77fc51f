import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { Problem } from '../../src/core/problem.ts'
import { withPlan } from '../../src/engine/session.ts'
import { up } from '../../src/engine/up.ts'
import type { Journal } from '../../src/journal/journal.ts'
import { toySession, toyStep } from './toy.ts'
import { World } from './world.ts'

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

test('one that is stopped while it connects says so once, and complains of no host', async () => {
  const stop = new AbortController()
  const { session, events } = toySession({
    connect: async host => {
      stop.abort()
      throw new Problem('INTERRUPTED', 'stopped', { host: host.name })
    },
    signal: stop.signal,
  })
  const why = { code: 'INTERRUPTED', message: 'stopped before anything was touched' }
  await expect(up(session)).rejects.toMatchObject(why)
  expect(events.at(-1)).toMatchObject({ type: 'run.refused', problem: why })
  const told = events.map(({ type }) => type)
  expect(told).not.toContain('host.unreachable')
  expect(told).not.toContain('plan.made')
})

test('a run that is refused ends with an event that says why', async () => {
  const { session, events } = toySession({ connect: new World().controller().connect })
  const declined = up(session, { approve: async () => false })
  await expect(declined).rejects.toMatchObject({ code: 'DECLINED' })
  const [first, last] = [events[0], events.at(-1)]
  expect(last).toMatchObject({ type: 'run.refused', problem: { code: 'DECLINED' } })
  expect(last).toHaveProperty('run', first?.type === 'run.started' && first.run)
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

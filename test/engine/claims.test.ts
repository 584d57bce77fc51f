import { describe, expect, test, vi } from 'vitest'
import type { Controller } from '../../src/core/claim.ts'
import { Problem } from '../../src/core/problem.ts'
import type { Claimant } from '../../src/engine/claims.ts'
import { tenure } from '../../src/engine/claims.ts'
import { up } from '../../src/engine/up.ts'
import { toyCluster, toySession, toyStep, toyWanted } from './toy.ts'
import { World } from './world.ts'

const cluster = toyCluster(2)
const me = (user: string): Claimant['me'] => ({
  command: 'slipway up',
  user,
  machine: `${user}-desk`,
  pid: 7,
  folder: '/lab',
  since: 0,
})
const claimant = (user = 'ann', other: Partial<Claimant> = {}): Claimant => ({
  me: me(user),
  isGone: async () => false,
  ...other,
})
const theirs = (run = 'theirs') => ({ run, by: JSON.stringify(me('bob')), at: 1000 })
const session = (world: World, claims = claimant(), other = {}) =>
  toySession({ cluster, claims, connect: world.controller().connect, ...other })
const holders = (world: World) =>
  Object.fromEntries([...world.machines].map(([name, { claim }]) => [name, claim?.run]))
const NOBODY = { master: undefined, worker1: undefined, worker2: undefined }
const claimCalls = (world: World) => world.log.filter(l => /^\S+ (take|keep|release) /.test(l))

describe('whether a host can be had', () => {
  const by: Controller = { ...me('bob'), run: 'r' }
  test.each([
    ['nobody has it', undefined, {}, 'free', undefined],
    ['another has it', { by, age: 119 }, {}, 'held', undefined],
    ['another was silent', { by, age: 120 }, {}, 'left', 'silent'],
    ['another is gone', { by, age: 0 }, { isGone: async () => true }, 'left', 'gone'],
    ['the lock is broken', { by, age: 0 }, { breakLock: true }, 'left', 'broken'],
  ] as const)('%s', async (_, claim, other, state, why) => {
    const found = await tenure(claim, claimant('ann', other))
    expect([found.state, 'why' in found ? found.why : undefined]).toEqual([state, why])
  })
})

describe('a run that acts', () => {
  test('holds its hosts meanwhile, the leader first, and lets go of them', async () => {
    const world = new World()
    const during = new Set<string | undefined>()
    const { session: s } = session(world, claimant(), {
      reporters: [() => during.add(world.machine('worker2').claim?.by)],
    })
    const { pairs } = await up(s)
    expect(pairs.every(p => p.result === 'changed')).toBe(true)
    expect(world.state()).toEqual(toyWanted(cluster))
    expect([...during]).toContain(JSON.stringify(me('ann')))
    expect(claimCalls(world).map(l => l.split(' ').slice(0, 2).join(' '))).toEqual([
      'master take',
      expect.stringMatching(/^worker. take$/),
      expect.stringMatching(/^worker. take$/),
      ...Array(3).fill(expect.stringMatching(/ release$/)),
    ])
    expect(holders(world)).toEqual(NOBODY)
  })

  test('holds the hosts of its part, and the leader', async () => {
    const world = new World()
    const choose = ({ host, step }: { host: { name: string }; step: { id: string } }) =>
      host.name === 'worker1' && step.id === 'base'
    await up(session(world, claimant(), { choose }).session)
    expect(claimCalls(world).map(l => l.split(' ').slice(0, 2).join(' '))).toEqual([
      'master take',
      'worker1 take',
      expect.stringMatching(/release$/),
      expect.stringMatching(/release$/),
    ])
  })

  test('that has nothing to do holds nothing, and minds nobody', async () => {
    const world = new World()
    await up(session(world).session)
    world.log.length = 0
    for (const name of ['master', 'worker1']) world.machine(name).claim = theirs()
    world.leave('worker1', 'theirs.x.worker1.1', Array(20).fill('toy nothing'))
    const { pairs } = await up(session(world).session)
    expect(pairs.every(p => p.result === 'unchanged')).toBe(true)
    expect(world.log.filter(l => / (ask|take|keep|release) /.test(l))).toHaveLength(3)
  })

  test('that is not approved holds nothing', async () => {
    const world = new World()
    const { session: s } = session(world)
    await expect(up(s, { approve: async () => false })).rejects.toMatchObject({ code: 'DECLINED' })
    expect(claimCalls(world)).toEqual([])
  })

  test('lets go of its hosts when a step fails, and when one does not answer', async () => {
    const world = new World()
    world.down.set('worker2', new Problem('HOST_UNREACHABLE', 'no route'))
    await up(session(world).session)
    expect(holders(world)).toEqual({ master: undefined, worker1: undefined })
  })
})

describe('hosts in other hands', () => {
  test('are refused at once, saying whose, and nothing is touched', async () => {
    const world = new World()
    world.machine('worker1').claim = { ...theirs(), at: 970 }
    const { session: s, types } = session(world)
    const approve = vi.fn(async () => true)
    await expect(up(s, { approve })).rejects.toMatchObject({
      code: 'LOCKED',
      host: 'worker1',
      message: expect.stringContaining('slipway up by bob on bob-desk, in /lab'),
      hint: expect.stringContaining('--break-lock'),
      evidence: ['run theirs said 30 s ago that it is there'],
    })
    expect(approve).not.toHaveBeenCalled()
    expect(types()).not.toContain('plan.made')
    expect(world.log.filter(l => / (run|take) /.test(l))).toEqual([])
  })

  test.each([
    ['gone', { isGone: async ({ user }: Controller) => user === 'bob' }, 0],
    ['silent', {}, 120],
    ['broken', { breakLock: true }, 0],
  ] as const)('are taken when that run is %s, and that is said', async (why, other, silent) => {
    const world = new World()
    world.machine('worker1').claim = theirs()
    world.uptime += silent
    const { session: s, events } = session(world, claimant('ann', other))
    await up(s)
    expect(events.filter(e => e.type === 'host.taken')).toMatchObject([
      { host: 'worker1', why, from: { user: 'bob', run: 'theirs' } },
    ])
    expect(world.state()).toEqual(toyWanted(cluster))
    expect(holders(world)).toEqual(NOBODY)
  })

  test('that someone took while one was asked for approval are refused, and none is held', async () => {
    const world = new World()
    const approve = async () => {
      world.machine('worker2').claim = theirs()
      return true
    }
    await expect(up(session(world).session, { approve })).rejects.toMatchObject({
      code: 'LOCKED',
      host: 'worker2',
    })
    expect(holders(world)).toEqual({ ...NOBODY, worker2: 'theirs' })
    expect(world.log.filter(l => l.includes(' run '))).toEqual([])
  })

  test('whose silent run speaks again in the meantime are refused', async () => {
    const world = new World()
    world.machine('master').claim = theirs()
    world.uptime += 200
    const approve = async () => {
      world.machine('master').claim = { ...theirs(), at: world.uptime }
      return true
    }
    await expect(up(session(world).session, { approve })).rejects.toMatchObject({ code: 'LOCKED' })
  })

  test('where that run has begun something in the meantime: it is waited for', async () => {
    const world = new World()
    world.machine('worker1').claim = theirs()
    const approve = async () => {
      world.leave('worker1', 'theirs.base.worker1.1', [
        ...Array(20).fill('toy nothing'),
        'toy append base 1',
      ])
      return true
    }
    const { session: s, types } = session(world, claimant('ann', { breakLock: true }))
    await up(s, { approve })
    expect(types()).toContain('host.busy')
    expect(world.state()).toEqual(toyWanted(cluster))
  })
})

test('two that begin at once: one does it all, the other touches nothing', async () => {
  const world = new World()
  const both = [session(world).session, session(world, claimant('bob')).session]
  // Both have asked before either takes anything.
  let asked = 0
  let go = () => {}
  const together = new Promise<void>(resolve => {
    go = resolve
  })
  const approve = async () => {
    if (++asked === 2) go()
    await together
    return true
  }
  const ends = await Promise.allSettled(both.map(s => up(s, { approve })))
  const refused = ends.filter(e => e.status === 'rejected')
  expect(refused).toMatchObject([{ reason: { code: 'LOCKED' } }])
  expect(world.state()).toEqual(toyWanted(cluster))
  expect(holders(world)).toEqual(NOBODY)
})

test('one that was away, and wakes up beside its successor, is refused by each host', async () => {
  const world = new World()
  const steps = [toyStep('a'), toyStep('b', { after: ['a'] })]
  let taken = false
  const { session: sleeper } = session(world, claimant(), {
    steps,
    reporters: [
      (event: { type: string }) => {
        if (event.type !== 'step.finished' || taken) return
        taken = true
        for (const machine of world.machines.values()) machine.claim = theirs()
      },
    ],
  })
  const { pairs } = await up(sleeper)
  const problems = pairs.flatMap(p => p.problem ?? [])
  expect(problems.length).toBeGreaterThan(0)
  for (const problem of problems)
    expect(problem).toMatchObject({
      code: 'LOCKED',
      message: expect.stringMatching(/was taken over from this run: .*bob-desk/),
    })
  expect(pairs.filter(p => p.step === 'b' && p.result === 'changed')).toEqual([])
  expect(Object.values(holders(world))).toEqual(['theirs', 'theirs', 'theirs'])
})

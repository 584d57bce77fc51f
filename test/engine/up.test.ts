import { describe, expect, test, vi } from 'vitest'
import { type Check, defineCheck } from '../../src/core/check.ts'
import type { RunSummary } from '../../src/core/event.ts'
import type { Pair } from '../../src/core/graph.ts'
import { isEmpty } from '../../src/core/plan.ts'
import { Problem } from '../../src/core/problem.ts'
import { plan, up } from '../../src/engine/up.ts'
import { append, fail, toyCluster, toySession, toyStep, toyWanted, value } from './toy.ts'
import { World } from './world.ts'

const cluster = toyCluster(2)
const runs = (world: World) => world.log.filter(line => line.includes(' run '))
const brief = ({ pairs }: RunSummary) =>
  Object.fromEntries(pairs.map(p => [`${p.step}@${p.host}`, p.result]))

const finds = (level: 'warning' | 'error'): Check =>
  defineCheck({
    id: 'memory',
    title: 'enough memory',
    facts: () => ({ memory: value('memory') }),
    judge: known =>
      [...known.keys()].map(({ name }) => ({
        host: name,
        level,
        message: 'too little',
        hint: 'add',
      })),
  })

describe('plan', () => {
  test('touches nothing, and costs one connection and one question per host', async () => {
    const world = new World()
    const { session } = toySession({ connect: world.controller().connect })
    const made = await plan(session)
    expect(isEmpty(made)).toBe(false)
    expect(world.log.toSorted()).toEqual(
      cluster.hosts
        .flatMap(({ name, role }) => {
          const questions = role === 'worker' ? 4 : 8
          return [`${name} ask ${questions}`, `${name} close`, `${name} connect`]
        })
        .toSorted(),
    )
  })
})

describe('up', () => {
  test('says of a part of the steps, or of the hosts, that it is one', async () => {
    const { connect } = new World().controller()
    const two = toyCluster(1)
    const chosen = toySession({ connect, cluster: two, steps: [toyStep('a')] })
    const choose = ({ host }: Pair) => host.role === 'worker'
    expect(await up({ ...chosen.session, choose })).toMatchObject({ part: true })
    const fewer = toySession({ connect, cluster: two, steps: [toyStep('b', { role: 'worker' })] })
    expect(await up(fewer.session, { command: 'reset' })).toMatchObject({
      command: 'reset',
      part: true,
    })
  })

  test('tells what happens, in order', async () => {
    const { session, types } = toySession({
      connect: new World().controller().connect,
      cluster: toyCluster(0),
      steps: [toyStep('a')],
    })
    expect(await up(session)).toMatchObject({ command: 'up', part: false })
    expect(types()).toEqual([
      'run.started',
      ...['host.connecting', 'host.connected', 'host.answered', 'plan.made'],
      ...['step.started', 'step.output', 'step.finished'],
      'run.finished',
    ])
  })

  test('a second run finds nothing to do, with one connection and one question per host', async () => {
    const world = new World()
    await up(toySession({ connect: world.controller().connect }).session)
    expect(world.state()).toEqual(toyWanted(cluster))
    world.log.length = 0
    const approve = vi.fn(async () => false)
    const { pairs } = await up(toySession({ connect: world.controller().connect }).session, {
      approve,
    })
    expect(pairs.map(p => p.result)).toEqual(pairs.map(() => 'unchanged'))
    expect(approve).not.toHaveBeenCalled()
    expect(
      world.log
        .filter(l => !l.endsWith('close'))
        .map(l => l.replace(/ \d+$/, ''))
        .toSorted(),
    ).toEqual(cluster.hosts.flatMap(({ name }) => [`${name} ask`, `${name} connect`]).toSorted())
  })

  test('tells of each pair what it waited for, when it begins and when it has ended', async () => {
    const { session, events } = toySession({
      connect: new World().controller().connect,
      cluster: toyCluster(0),
      steps: [toyStep('a'), toyStep('b', { after: ['a'] })],
    })
    const { pairs } = await up(session)
    const host = session.cluster.hosts[0]?.name
    expect(pairs.map(p => p.waitedFor)).toEqual([undefined, `a@${host}`])
    expect(events.flatMap(e => (e.type === 'step.started' ? [[e.step, e.waitedFor]] : []))).toEqual(
      [
        ['a', undefined],
        ['b', `a@${host}`],
      ],
    )
  })

  test('asks for approval once, with the plan', async () => {
    const world = new World()
    const { session, events } = toySession({ connect: world.controller().connect })
    const approve = vi.fn(async () => true)
    await up(session, { approve })
    const made = events.find(e => e.type === 'plan.made')
    expect(approve.mock.calls).toEqual([[made?.plan]])
    expect(world.state()).toEqual(toyWanted(cluster))
  })

  test('without approval touches nothing', async () => {
    const world = new World()
    const { session, types } = toySession({ connect: world.controller().connect })
    await expect(up(session, { approve: async () => false })).rejects.toMatchObject({
      code: 'DECLINED',
    })
    expect(runs(world)).toEqual([])
    expect(types()).not.toContain('step.started')
    expect(world.log.filter(l => l.endsWith('close'))).toHaveLength(3)
  })

  test('a check that fails is told for all hosts, and nothing is touched', async () => {
    const world = new World()
    const { session } = toySession({
      connect: world.controller().connect,
      checks: [finds('error')],
    })
    const approve = vi.fn(async () => true)
    await expect(up(session, { approve })).rejects.toMatchObject({
      code: 'CHECK_FAILED',
      evidence: cluster.hosts.map(h => `${h.name}: too little (add)`),
    })
    expect(approve).not.toHaveBeenCalled()
    expect(runs(world)).toEqual([])
  })

  test('a warning forbids nothing', async () => {
    const world = new World()
    const { session } = toySession({
      connect: world.controller().connect,
      checks: [finds('warning')],
    })
    await up(session)
    expect(world.state()).toEqual(toyWanted(cluster))
  })

  test('an unreachable worker fails alone', async () => {
    const world = new World()
    world.down.set('worker2', new Problem('HOST_UNREACHABLE', 'no route'))
    const { session, events } = toySession({ connect: world.controller().connect })
    const summary = await up(session)
    expect(brief(summary)).toEqual({
      'base@master': 'changed',
      'base@worker1': 'changed',
      'base@worker2': 'failed',
      'init@master': 'changed',
      'join@worker1': 'changed',
      'join@worker2': 'blocked',
      'label@master': 'changed',
      'label@worker1': 'changed',
      'label@worker2': 'blocked',
    })
    expect(summary.pairs.find(p => p.result === 'failed')?.problem).toMatchObject({
      code: 'HOST_UNREACHABLE',
      host: 'worker2',
      step: 'base',
    })
    expect(summary.pairs.filter(p => p.blockedBy).map(p => p.blockedBy)).toEqual([
      ['base@worker2'],
      ['base@worker2'],
    ])
    expect(events.find(e => e.type === 'host.unreachable')).toMatchObject({ host: 'worker2' })
  })

  test('what waits for a step on all of its hosts is blocked by one of them', async () => {
    const world = new World()
    world.down.set('worker2', new Problem('HOST_UNREACHABLE', 'no route'))
    const last = { ...toyStep('b', { role: 'control-plane' }), afterAll: ['a'] }
    const steps = [toyStep('a', { role: 'worker' }), last]
    const summary = await up(toySession({ connect: world.controller().connect, steps }).session)
    expect(brief(summary)).toEqual({
      'a@worker1': 'changed',
      'a@worker2': 'failed',
      'b@master': 'blocked',
    })
  })

  test('an unreachable leader leaves every worker its own steps', async () => {
    const world = new World()
    world.down.set('master', new Problem('HOST_UNREACHABLE', 'no route'))
    const summary = await up(toySession({ connect: world.controller().connect }).session)
    expect(brief(summary)).toMatchObject({
      'base@worker1': 'changed',
      'join@worker1': 'blocked',
      'base@master': 'failed',
    })
  })

  test('looks again at what was as wanted, once something it needs has changed', async () => {
    const world = new World()
    world.set('master', 'b', '1')
    // Setting `a` spoils `b`.
    const steps = [
      toyStep('a', { commands: [append('a', '1'), append('b', 'spoilt')] }),
      toyStep('b', { after: ['a'] }),
      toyStep('c', { after: ['b'] }),
    ]
    world.set('master', 'c', '1')
    const { session } = toySession({
      connect: world.controller().connect,
      cluster: toyCluster(0),
      steps,
    })
    const summary = await up(session)
    expect(brief(summary)).toEqual({
      'a@master': 'changed',
      'b@master': 'changed',
      'c@master': 'unchanged',
    })
    expect(world.state().master).toMatchObject({ b: '1' })
  })

  test('a stop starts nothing new, and lets end what runs', async () => {
    const world = new World()
    const stop = new AbortController()
    const { session } = toySession({
      connect: world.controller().connect,
      signal: stop.signal,
      cluster: toyCluster(1),
      steps: [toyStep('a', { role: 'control-plane' }), toyStep('b', { after: ['a'] })],
      reporters: [event => event.type === 'step.output' && stop.abort()],
    })
    const summary = await up(session)
    expect(brief(summary)).toEqual({
      'a@master': 'changed',
      'b@master': 'blocked',
      'b@worker1': 'blocked',
    })
    expect(summary.pairs.filter(p => p.result === 'blocked').map(p => p.blockedBy)).toEqual([
      [],
      [],
    ])
  })

  test('a failed step is told with its cause, and blocks its own host only', async () => {
    const world = new World()
    const breaks = toyStep('a', { role: 'worker', commands: [fail(9)] })
    const { session } = toySession({
      connect: world.controller().connect,
      steps: [breaks, toyStep('b', { after: ['a'] })],
    })
    const summary = await up(session)
    expect(summary.pairs.find(p => p.result === 'failed')?.problem).toMatchObject({
      code: 'COMMAND_FAILED',
      message: 'exit code 9: toy fail 9',
      evidence: ['about to fail'],
      host: 'worker1',
      step: 'a',
    })
    expect(brief(summary)).toMatchObject({ 'b@master': 'changed', 'b@worker1': 'blocked' })
  })
})

import { describe, expect, test } from 'vitest'
import type { PlannedPair } from '../../src/core/plan.ts'
import { Problem } from '../../src/core/problem.ts'
import type { Step } from '../../src/core/step.ts'
import { actedOn } from '../../src/engine/claims.ts'
import { foundFirst, spare, sparedHosts } from '../../src/engine/spare.ts'
import { plan, up } from '../../src/engine/up.ts'
import { toyCluster, toySession, toyStep } from './toy.ts'
import { World } from './world.ts'

const cluster = toyCluster(2)
const FOREIGN = new Problem('FOREIGN_CLUSTER', 'somebody else has run kubeadm there')
const OTHER = new Problem('UNSUPPORTED', 'no package manager')

const pair = (step: string, host: string, problem?: Problem): PlannedPair => ({
  step,
  title: step,
  host,
  changes: problem ? [] : [{ summary: `do ${step}`, risk: 'safe', actions: [] }],
  ...(problem && { problem }),
})

/** Finds that worker1 is somebody else's, where slipway would have come to it late. */
const joined: Step = {
  ...toyStep('joined', { after: ['a'], role: 'worker' }),
  diff: (_, { host }) => {
    if (host.name === 'worker1') throw FOREIGN
    return []
  },
}
const steps = [toyStep('a'), joined, toyStep('b', { after: ['joined'], role: 'worker' })]

describe('a plan', () => {
  const pairs = [pair('a', 'master'), pair('a', 'worker1'), pair('joined', 'worker1', FOREIGN)]

  test('has nothing to do on a host that is somebody else’s', () => {
    expect(spare(pairs).map(p => [p.host, p.changes.length, p.spared])).toEqual([
      ['master', 1, undefined],
      ['worker1', 0, 'joined@worker1'],
      ['worker1', 0, undefined],
    ])
    expect([...sparedHosts(pairs)]).toEqual(['worker1'])
  })

  test('leaves a host with any other problem to its steps', () => {
    const others = [pair('a', 'worker1'), pair('joined', 'worker1', OTHER)]
    expect(spare(others)).toEqual(others)
  })

  test('does not take such a host for the run', () => {
    const made = { cluster: 'toy', pairs, findings: [], unreachable: new Map() }
    expect(actedOn(made, cluster).map(h => h.name)).toEqual(['master'])
  })

  test('what was found stands first, and what it spares waits for it alone', () => {
    const nodes = spare(pairs).map(planned => ({
      key: `${planned.step}@${planned.host}`,
      after: ['x'],
      planned,
    }))
    expect(foundFirst(nodes).map(({ key, after }) => [key, after])).toEqual([
      ['joined@worker1', []],
      ['a@master', ['x']],
      ['a@worker1', ['joined@worker1']],
    ])
  })
})

test('up touches nothing on such a host, and goes on elsewhere', async () => {
  const world = new World()
  const { session } = toySession({ connect: world.controller().connect, cluster, steps })
  const { pairs } = await up(session)
  expect(world.log.filter(line => line.startsWith('worker1 run'))).toEqual([])
  expect(Object.fromEntries(pairs.map(p => [`${p.step}@${p.host}`, p.result]))).toEqual({
    'a@master': 'changed',
    'a@worker1': 'blocked',
    'a@worker2': 'changed',
    'b@worker1': 'blocked',
    'b@worker2': 'changed',
    'joined@worker1': 'failed',
    'joined@worker2': 'unchanged',
  })
  expect(pairs.find(p => p.result === 'failed')?.problem).toMatchObject({ code: 'FOREIGN_CLUSTER' })
  const again = await plan(session)
  expect(again.pairs.filter(p => p.host === 'worker1').flatMap(p => p.changes)).toEqual([])
})

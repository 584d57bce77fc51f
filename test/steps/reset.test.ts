import { describe, expect, test } from 'vitest'
import { pairKey, pairs } from '../../src/core/graph.ts'
import type { Step } from '../../src/core/step.ts'
import type { LeftOver } from '../../src/facts/left-over.ts'
import { steps } from '../../src/steps/index.ts'
import { resetSteps } from '../../src/steps/reset.ts'
import { aCluster, master, worker1 } from './cluster.ts'
import { shown, todo } from './todo.ts'

const drawn = (named?: string[]) =>
  pairs(resetSteps(named && new Set(named)), aCluster()).map(({ step, host, after }) =>
    [pairKey(step.id, host.name), ...after].join(' < '),
  )

describe('the order', () => {
  test('of a whole cluster: the control plane after all workers', () => {
    expect(drawn()).toEqual([
      'worker-cleared@worker1',
      'worker-cleared@worker2',
      'node-removed@worker1 < worker-cleared@worker1',
      'node-removed@worker2 < worker-cleared@worker2',
      'control-plane-cleared@master < worker-cleared@worker1 < worker-cleared@worker2 < node-removed@worker1 < node-removed@worker2',
    ])
  })

  test('of some hosts: no other host is part of it', () => {
    expect(drawn(['worker2'])).toEqual([
      'worker-cleared@worker2',
      'node-removed@worker2 < worker-cleared@worker2',
    ])
    expect(drawn(['master'])).toEqual(['control-plane-cleared@master'])
  })
})

const [, nodeRemoved, controlPlaneCleared] = resetSteps() as [Step, Step, Step]

const firstOf = (cluster?: string): LeftOver => ({
  marker: cluster ? { verb: 'init', cluster, ended: true } : undefined,
  kubeadm: [],
  around: [],
})
const nodes = new Map([['worker1', {}]])

describe('the node', () => {
  const cases: [name: string, known: object, todo: string[]][] = [
    ['there', { nodes, first: firstOf('lab') }, ['disruptive: delete its node']],
    ['gone', { nodes: new Map(), first: firstOf('lab') }, []],
    ['the API server is silent', { nodes: undefined, first: firstOf('lab') }, []],
    ["in somebody else's cluster", { nodes, first: firstOf('other') }, []],
    ['in a cluster that nobody has noted', { nodes, first: firstOf() }, []],
  ]
  test.each(cases)('%s', (_, known, wanted) => {
    expect(todo(nodeRemoved, { ...known })).toEqual(wanted)
  })

  test('is deleted on the control plane', () => {
    expect(shown(nodeRemoved, { nodes, first: firstOf('lab') }, worker1)).toEqual([
      expect.stringMatching(/^master: kubectl .*delete node worker1 --ignore-not-found$/),
    ])
  })
})

test('hosts that were named are reset, whoever they belong to', () => {
  const left = { ...firstOf('other'), kubeadm: ['/etc/kubernetes/admin.conf'] }
  const named = resetSteps(new Set(['master'])).at(-1) as Step
  expect(() => todo(controlPlaneCleared, { left }, master)).toThrow(
    expect.objectContaining({ code: 'FOREIGN_CLUSTER' }),
  )
  expect(todo(named, { left }, master)).toHaveLength(1)
})

test('its steps have names of their own', () => {
  const ids = new Set(steps.map(step => step.id))
  expect(resetSteps().filter(step => ids.has(step.id))).toEqual([])
})

import { expect, test } from 'vitest'
import { nodesReady } from '../../src/steps/nodes-ready.ts'
import { shown, todo } from './todo.ts'

const node = (ready: boolean) => new Map([['worker1', { name: 'worker1', ready }]])
const WAIT = ['wait until the node is Ready']
const cases: [name: string, nodes: unknown, todo: string[]][] = [
  ['ready', node(true), []],
  ['not ready', node(false), WAIT],
  ['no such node', new Map(), WAIT],
  ['no cluster', undefined, WAIT],
]

test.each(cases)('%s', (_, nodes, wanted) => {
  expect(todo(nodesReady, { nodes })).toEqual(wanted)
})

test('the leader is asked', () => {
  expect(shown(nodesReady, { nodes: undefined })).toEqual([
    expect.stringMatching(/^master: kubectl .* wait '--for=condition=Ready' node\/worker1 /),
  ])
})

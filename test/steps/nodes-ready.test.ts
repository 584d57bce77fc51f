import { expect, test } from 'vitest'
import { nodesReady } from '../../src/steps/nodes-ready.ts'
import { shown, todo } from './todo.ts'

const node = (ready: boolean) => new Map([['worker1', { name: 'worker1', ready }]])
const WAIT = 'wait until the node is Ready'
const AGAIN = 'disruptive: start flannel there anew: /etc/cni/net.d/10-flannel.conflist is gone'

const cases: [name: string, nodes: unknown, lost: boolean, todo: string[]][] = [
  ['ready', node(true), false, []],
  ['not ready', node(false), false, [WAIT]],
  ['no such node', new Map(), false, [WAIT]],
  ['no cluster', undefined, false, [WAIT]],
  ["without the network's configuration", node(false), true, [AGAIN, WAIT]],
  ['ready still, without the configuration', node(true), true, [AGAIN, WAIT]],
  ['taken off, with remains of flannel', new Map(), true, [WAIT]],
]

test.each(cases)('%s', (_, nodes, lost, wanted) => {
  expect(todo(nodesReady, { nodes, lost })).toEqual(wanted)
})

test('the leader is asked, and takes the pod away', () => {
  expect(shown(nodesReady, { nodes: node(false), lost: true })).toEqual([
    expect.stringMatching(
      /^master: kubectl .* delete pod -l 'app=flannel' --field-selector 'spec.nodeName=worker1'$/,
    ),
    expect.stringMatching(/^wait until: \[ -e \/etc\/cni\/net.d\/10-flannel.conflist \]/),
    expect.stringMatching(/^master: kubectl .* wait '--for=condition=Ready' node\/worker1 /),
  ])
})

import { expect, test } from 'vitest'
import { nodesReady } from '../../src/steps/nodes-ready.ts'
import { aCluster, worker1 } from './cluster.ts'
import { shown, todo } from './todo.ts'

const node = (ready: boolean) => new Map([['worker1', { name: 'worker1', ready }]])
const WAIT = 'wait until the node is Ready'
const AGAIN = 'disruptive: start flannel there anew: /etc/cni/net.d/10-flannel.conflist is gone'

const NO_TIME = { addresses: new Map(), hadTime: false }

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
  expect(todo(nodesReady, { nodes, lost, ...NO_TIME })).toEqual(wanted)
})

test('a kubelet that ends again and again', () => {
  const known = { nodes: node(true), lost: false, restarts: true, ...NO_TIME }
  expect(todo(nodesReady, known)).toEqual(['start kubelet now, and wait until it stays up', WAIT])
})

test('the leader is asked, and takes the pod away', () => {
  expect(shown(nodesReady, { nodes: node(false), lost: true, ...NO_TIME })).toEqual([
    expect.stringMatching(
      /^master: kubectl .* delete pod -l 'app=flannel' --field-selector 'spec.nodeName=worker1'$/,
    ),
    expect.stringMatching(/^wait until: \[ -e \/etc\/cni\/net.d\/10-flannel.conflist \]/),
    expect.stringMatching(/^master: kubectl .* wait '--for=condition=Ready' node\/worker1 /),
  ])
})

const OVER_VXLAN = aCluster({ network: { ...aCluster().network, backend: 'vxlan' } })

const nics = (...names: string[]) => new Map(names.map(name => [name, ['10.244.1.0']]))

test.each([
  ['there', { addresses: nics('eth0', 'flannel.1', 'cni0'), hadTime: true }],
  ['not there yet', { addresses: nics('eth0'), hadTime: false }],
])('flannel’s link is %s', (_, known) => {
  expect(
    todo(nodesReady, { nodes: node(true), lost: false, ...known }, worker1, OVER_VXLAN),
  ).toEqual([])
})

const MAC = '0a:21:54:01:b4:c0'
const told = (vtep: string | undefined) =>
  new Map([['worker1', { name: 'worker1', ready: true, vtep }]])

test.each([
  ['the one it has told', told(MAC), MAC, []],
  ['told of none: another plugin', told(undefined), MAC, []],
  ['none: the link is not there yet', told(MAC), '', []],
  [
    'another one since udev has changed it',
    told('7e:76:92:9a:53:73'),
    MAC,
    [
      'disruptive: start flannel there anew: its link has another MAC address than it has told the other nodes',
      WAIT,
    ],
  ],
])('the MAC address of flannel’s link is %s', (_, nodes, mac, wanted) => {
  expect(todo(nodesReady, { nodes, lost: false, mac, ...NO_TIME })).toEqual(wanted)
})

test('of a pod that was started anew, the leader hears the MAC address', () => {
  const known = { nodes: told('7e:76:92:9a:53:73'), lost: false, mac: MAC, ...NO_TIME }
  expect(shown(nodesReady, known)[1]).toMatch(
    /^master: wait until: kubectl .* get node worker1 -o yaml \| grep -qF '"VtepMAC":"0a:21:54:01:b4:c0"'/,
  )
})

test('without its link, only a restart of the machine helps its pods', () => {
  const known = { nodes: node(true), lost: false, addresses: nics('eth0', 'cni0'), hadTime: true }
  expect(() => todo(nodesReady, known, worker1, OVER_VXLAN)).toThrow(
    /link to the other nodes is gone/,
  )
})

import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/core/change.ts'
import type { Cluster } from '../../../src/core/cluster.ts'
import type { Firewalld } from '../../../src/facts/firewalld.ts'
import { type FirewalldKnown, firewalldChanges } from '../../../src/steps/firewall/firewalld.ts'
import { managed, opened } from '../../render/firewall/clusters.ts'
import { aHost, master, worker1, worker2 } from '../cluster.ts'
import { disabled, off } from '../todo.ts'
import {
  aKnown,
  aZone,
  brought,
  filesOf,
  publicZone,
  untouched,
  withZone,
} from './firewalld-state.ts'

const lines = (changes: readonly Change[]) =>
  changes.map(({ risk, summary }) => (risk === 'safe' ? summary : `${risk}: ${summary}`))
const commands = (changes: readonly Change[]) =>
  changes.flatMap(({ actions }) =>
    actions.map(action => ('run' in action ? action.run.shown : `write ${action.write.path}`)),
  )
const changes = (known: Partial<FirewalldKnown> = {}, cluster: Cluster = managed()) =>
  firewalldChanges(aKnown(known), { host: worker1, cluster })
const todo = (known: Partial<FirewalldKnown> = {}, cluster?: Cluster) =>
  lines(changes(known, cluster))
const live = (other: Partial<Firewalld>) => todo({ firewalld: { ...brought(), ...other } })

const RULE = 'rule family="ipv4" source ipset="slipway-nodes" service name="slipway-nodes" accept'
const FILES = [
  'write /etc/firewalld/ipsets/slipway-nodes.xml',
  'write /etc/firewalld/services/slipway-nodes.xml',
  'write /etc/firewalld/services/slipway-public.xml',
  'write /etc/firewalld/zones/slipway-pods.xml',
  'write /etc/firewalld/policies/slipway-to-pods.xml',
]

test('nothing where all is as wanted', () => expect(todo()).toEqual([]))

test('a running firewalld: objects, a reload, then what names them', () => {
  const made = changes({ firewalld: untouched, files: new Map() })
  expect(lines(made)).toEqual([
    ...FILES,
    'disruptive: reload firewalld',
    'add service slipway-public to zone public',
    `add ${RULE} to zone public`,
  ])
  expect(commands(made).slice(5, 9)).toEqual([
    'firewall-cmd --check-config',
    'firewall-cmd --reload',
    'firewall-cmd --permanent --zone=public --add-service=slipway-public',
    'firewall-cmd --zone=public --add-service=slipway-public',
  ])
})

test('one that does not run is prepared, and started last', () => {
  const { runtime, ...stopped } = untouched
  const made = changes({ firewalld: stopped, files: new Map(), unit: off, sshPorts: [22, 2200] })
  expect(lines(made)).toEqual([
    'let SSH in on 2200/tcp, zone public',
    ...FILES,
    'add service slipway-public to zone public',
    `add ${RULE} to zone public`,
    'disruptive: start firewalld: what it does not let in is closed',
  ])
  expect(commands(made).filter(line => line.startsWith('firewall-cmd'))).toEqual([])
  expect(commands(made).slice(-2)).toEqual([
    'systemctl enable firewalld',
    'systemctl start firewalld',
  ])
})

test('one that runs and does not answer is restarted', () => {
  const { runtime, ...silent } = brought()
  expect(todo({ firewalld: silent })).toEqual([
    'disruptive: restart firewalld, which does not answer',
  ])
})

test('one that does not start at boot', () => {
  expect(todo({ unit: disabled })).toEqual(['start firewalld at boot'])
})

describe('each thing taken away by hand is named', () => {
  const { runtime, permanent } = brought()
  const without = (zones: typeof runtime) => withZone(zones, 'public', { services: ['ssh'] })
  const cases: [name: string, other: Partial<Firewalld>, wanted: string[]][] = [
    [
      'a service, for now',
      { runtime: without(runtime) },
      ['add service slipway-public to zone public'],
    ],
    [
      'a service, for later',
      { permanent: without(permanent) },
      ['add service slipway-public to zone public'],
    ],
    [
      'a rule',
      { runtime: withZone(runtime, 'public', { richRules: [] }) },
      [`add ${RULE} to zone public`],
    ],
    [
      'a node',
      { ipsets: new Map([['slipway-nodes', ['192.168.56.10', '192.168.56.11', '1.2.3.4']]]) },
      ['add 192.168.56.12 to ipset slipway-nodes', 'remove 1.2.3.4 from ipset slipway-nodes'],
    ],
    [
      'the network of pods',
      { runtime: withZone(runtime, 'slipway-pods', { sources: [] }) },
      ['put 10.244.0.0/16 into zone slipway-pods'],
    ],
    [
      'the target of the zone of pods',
      { runtime: withZone(runtime, 'slipway-pods', { target: 'default' }) },
      ['disruptive: reload firewalld, which lacks zone slipway-pods'],
    ],
    [
      'a port of a service',
      { services: new Map([...brought().services, ['slipway-public', ['6443/tcp']]]) },
      ['disruptive: reload firewalld, which lacks service slipway-public'],
    ],
    [
      'an ipset and the policy',
      { ipsets: new Map(), policy: [] },
      ['disruptive: reload firewalld, which lacks ipset slipway-nodes, policy slipway-to-pods'],
    ],
  ]
  test.each(cases)('%s', (_, other, wanted) => expect(live(other)).toEqual(wanted))
})

test('what is taken away for now is added for now alone', () => {
  const { runtime } = brought()
  const firewalld = { ...brought(), runtime: withZone(runtime, 'public', { richRules: [] }) }
  expect(commands(changes({ firewalld }))).toEqual([
    `firewall-cmd --zone=public --add-rich-rule='${RULE}'`,
  ])
})

test('before 0.9 there are no policies to miss', () => {
  const { policy, ...old } = brought()
  const files = new Map([...filesOf()].filter(([path]) => !path.includes('/policies/')))
  expect(todo({ firewalld: old, files })).toEqual([])
})

test('a new node costs no reload', () => {
  const cluster = managed({ hosts: [master, worker1, worker2, aHost('worker3', 13)] })
  expect(todo({}, cluster)).toEqual([
    'edit /etc/firewalld/ipsets/slipway-nodes.xml',
    'add 192.168.56.13 to ipset slipway-nodes',
  ])
})

test('a new port does', () => {
  expect(todo({}, opened)).toEqual([
    'edit /etc/firewalld/services/slipway-public.xml',
    'disruptive: reload firewalld',
  ])
})

describe('the zone is that of the network card', () => {
  const zones = new Map([
    ['public', publicZone],
    ['internal', aZone({ interfaces: ['eth0'], services: ['ssh'] })],
  ])
  const firewalld = { ...brought(), runtime: zones, permanent: zones }
  test('which firewalld knows', () => {
    expect(todo({ firewalld })).toContain('add service slipway-public to zone internal')
  })
  test('or the default zone', () => {
    expect(todo({ firewalld, nic: 'eth1' })).toContain('add service slipway-public to zone public')
  })
})

test('what is asked for no more goes: entries first, then files', () => {
  const { runtime, permanent } = brought()
  const old =
    'rule family="ipv4" source ipset="slipway-control-planes" service name="slipway-control-planes" accept'
  const withOld = (zones: typeof runtime) => withZone(zones, 'public', { richRules: [RULE, old] })
  const path = '/etc/firewalld/services/slipway-control-planes.xml'
  const known = {
    firewalld: { ...brought(), runtime: withOld(runtime), permanent: withOld(permanent) },
    files: new Map([...filesOf(), [path, { content: '', mode: '644', owner: 'root:root' }]]),
  }
  expect(todo(known)).toEqual([
    `take ${old} out of zone public`,
    `remove ${path}`,
    'disruptive: reload firewalld',
  ])
})

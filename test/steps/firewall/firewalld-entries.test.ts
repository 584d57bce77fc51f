import { describe, expect, test } from 'vitest'
import type { Firewalld, FirewalldZone } from '../../../src/facts/firewalld.ts'
import { firewalldWish } from '../../../src/render/firewall/firewalld.ts'
import { keepSsh, removeOld } from '../../../src/steps/firewall/firewalld-entries.ts'
import { managed } from '../../render/firewall/clusters.ts'
import { worker1 } from '../cluster.ts'
import { aZone, brought, untouched, withZone } from './firewalld-state.ts'

const closed = aZone()
const open = aZone({ services: ['ssh'] })
const zones = (zone: FirewalldZone | undefined) => (zone ? new Map([['dmz', zone]]) : undefined)

describe('SSH gets in after a reload or a start', () => {
  const cases: [
    name: string,
    now: FirewalldZone | undefined,
    later: FirewalldZone,
    port: number,
    commands: string[],
  ][] = [
    ['as it does now', open, open, 22, []],
    ['not where it does not now', closed, closed, 22, []],
    [
      'where it does now, and would not later',
      open,
      closed,
      22,
      ['firewall-cmd --permanent --zone=dmz --add-port=22/tcp'],
    ],
    [
      'where it would later, and does not now',
      closed,
      open,
      22,
      ['firewall-cmd --zone=dmz --add-port=22/tcp'],
    ],
    ['in a range of ports', open, aZone({ ports: ['20-30/tcp'] }), 22, []],
    [
      'but not by udp',
      open,
      aZone({ ports: ['22/udp'] }),
      22,
      ['firewall-cmd --permanent --zone=dmz --add-port=22/tcp'],
    ],
    ['where all do', aZone({ target: 'ACCEPT' }), aZone({ target: 'ACCEPT' }), 2200, []],
    [
      'on its own port: the service is 22 alone',
      aZone({ ports: ['2200/tcp'] }),
      open,
      2200,
      ['firewall-cmd --permanent --zone=dmz --add-port=2200/tcp'],
    ],
  ]
  test.each(cases)('%s', (_, now, later, port, wanted) => {
    const known: Firewalld = { ...untouched, permanent: new Map([['dmz', later]]) }
    const runtime = zones(now)
    const made = keepSsh({ ...known, ...(runtime && { runtime }) }, [port])
    const commands = made.flatMap(c => c.actions.map(a => ('run' in a ? a.run.shown : '')))
    expect(commands).toEqual(wanted)
  })
})

describe('before the first start, SSH is let in', () => {
  const { runtime, ...stopped } = untouched
  const cases: [name: string, zone: FirewalldZone, other: Partial<Firewalld>, zones: string[]][] = [
    ['into the default zone', closed, { defaultZone: 'dmz' }, ['dmz']],
    ['into a zone with a network card', aZone({ interfaces: ['eth1'] }), {}, ['dmz']],
    ['into one that a network script names', closed, { chosen: ['dmz'] }, ['dmz']],
    ['into no other', closed, {}, []],
    ['not again', open, { defaultZone: 'dmz' }, []],
  ]
  test.each(cases)('%s', (_, zone, other, wanted) => {
    const permanent = new Map([['dmz', zone]])
    const made = keepSsh({ ...stopped, permanent, ...other }, [22])
    expect(made.map(({ summary }) => summary)).toEqual(
      wanted.map(name => `let SSH in on 22/tcp, zone ${name}`),
    )
  })
})

test('entries in other zones than the one of the network card go', () => {
  const { permanent, runtime, ...rest } = brought()
  const moved = withZone(permanent, 'dmz', { services: ['slipway-public', 'http'] })
  const wish = firewalldWish({ host: worker1, cluster: managed() })
  const made = removeOld(wish, 'public', { ...rest, permanent: moved })
  expect(made.map(({ summary }) => summary)).toEqual([
    'take service slipway-public out of zone dmz',
  ])
  expect(made.flatMap(c => c.actions.map(a => ('run' in a ? a.run.shown : '')))).toEqual([
    'firewall-offline-cmd --zone=dmz --remove-service-from-zone=slipway-public',
  ])
})

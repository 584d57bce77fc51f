import { describe, expect, test } from 'vitest'
import type { Unit } from '../../src/facts/systemd.ts'
import { timeSynced } from '../../src/steps/time-synced.ts'
import { aCluster, worker1 } from './cluster.ts'
import {
  aFile,
  centos7,
  debian12,
  disabled,
  noUnit,
  off,
  running,
  shown,
  stopped,
  todo,
  unknownOs,
} from './todo.ts'

const none = {
  damaged: new Map(),
  ...{ chrony: noUnit, chronyd: noUnit, 'systemd-timesyncd': noUnit, ntpd: noUnit },
}
const INSTALL = 'install chrony and start it, now and at boot'
const start = (name: string) => `start ${name}, now and at boot`
const cases: [name: string, os: unknown, units: Record<string, Unit>, todo: string[]][] = [
  ['chronyd runs', centos7, { chronyd: running }, []],
  ['timesyncd runs', debian12, { 'systemd-timesyncd': running }, []],
  ['ntpd runs and chronyd is off', centos7, { ntpd: running, chronyd: off }, []],
  ['chronyd is stopped', centos7, { chronyd: stopped }, [start('chronyd')]],
  ['chronyd does not start at boot', centos7, { chronyd: disabled }, [start('chronyd')]],
  ['timesyncd is off', debian12, { 'systemd-timesyncd': off }, [start('systemd-timesyncd')]],
  [
    'chrony is stopped, with its alias',
    debian12,
    { chrony: stopped, chronyd: stopped },
    [start('chrony')],
  ],
  ['no daemon, rpm', centos7, {}, [INSTALL]],
  ['no daemon, deb', debian12, {}, [INSTALL]],
]

test.each(cases)('%s', (_, os, units, wanted) => {
  expect(todo(timeSynced, { os, ...none, ...units })).toEqual(wanted)
})

test.each([
  ['rpm', centos7, 'chronyd'],
  ['deb', debian12, 'chrony'],
])('the service of chrony on %s', (_, os, service) => {
  expect(shown(timeSynced, { os, ...none }).at(-1)).toBe(`systemctl enable --now ${service}`)
})

describe('a power cut has taken something from chrony', () => {
  const damage = { sign: 'empty', path: '/usr/sbin/chronyd', versions: ['3.4-1.el7'] }
  const known = { os: centos7, ...none, damaged: new Map([['chrony', damage]]) }
  const REINSTALL = 'reinstall chrony 3.4-1.el7: /usr/sbin/chronyd is empty'
  test.each<[name: string, units: Record<string, Unit>, wanted: string[]]>([
    ['it does not start', { chronyd: stopped }, [REINSTALL, start('chronyd')]],
    ['it is not there for systemd', {}, [REINSTALL, start('chronyd')]],
    ['it runs', { chronyd: running }, [REINSTALL]],
    ['another daemon keeps the time', { chronyd: off, ntpd: running }, []],
  ])('%s', (_, units, wanted) => {
    expect(todo(timeSynced, { ...known, ...units })).toEqual(wanted)
  })
})

const asking = { ...aCluster(), time: { servers: ['0.asia.pool.ntp.org', 'ntp.example'] } }
const conf = (content: string) => aFile(content)
test.each<[name: string, known: Record<string, unknown>, wanted: string[]]>([
  [
    'asked already',
    { chronyd: running, otherConf: conf('pool 0.asia.pool.ntp.org\nserver ntp.example iburst\n') },
    [],
  ],
  [
    'one is missing',
    { chronyd: running, otherConf: conf('#server ntp.example\nserver 0.asia.pool.ntp.org\n') },
    ['ask ntp.example for the time'],
  ],
  [
    'both, on Debian',
    { chrony: running, debianConf: conf('pool 2.debian.pool.ntp.org\n') },
    ['ask 0.asia.pool.ntp.org, ntp.example for the time'],
  ],
  ['another daemon keeps the time', { ntpd: running, chronyd: off, otherConf: conf('') }, []],
  ['no daemon', {}, [INSTALL, 'ask 0.asia.pool.ntp.org, ntp.example for the time']],
])('servers: %s', (_, known, wanted) => {
  expect(todo(timeSynced, { os: centos7, ...none, ...known }, worker1, asking)).toEqual(wanted)
})

test('a system that takes no packages is refused', () => {
  expect(() => todo(timeSynced, { os: unknownOs, ...none })).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
})

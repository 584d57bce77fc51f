import { expect, test } from 'vitest'
import type { Unit } from '../../src/facts/systemd.ts'
import { firewall } from '../../src/steps/firewall.ts'
import { aCluster, worker1 } from './cluster.ts'
import { disabled, noUnit, off, running, shown, stopped, todo } from './todo.ts'

const stop = (name: string) => `disruptive: stop ${name}, now and at boot`
const cases: [name: string, firewalld: Unit, ufw: Unit, todo: string[], own?: Unit][] = [
  ['no firewall', noUnit, noUnit, []],
  ['both off', off, off, []],
  ['firewalld runs', running, noUnit, [stop('firewalld')]],
  ['firewalld runs, not at boot', disabled, noUnit, [stop('firewalld')]],
  ['firewalld starts at boot only', stopped, noUnit, [stop('firewalld')]],
  ['ufw runs', noUnit, running, [stop('ufw')]],
  ['both run', running, running, [stop('firewalld'), stop('ufw')]],
  ["slipway's own runs", noUnit, noUnit, [stop('slipway-firewall')], running],
]

test.each(cases)('%s', (_, firewalld, ufw, wanted, own = noUnit) => {
  expect(todo(firewall, { firewalld, ufw, 'slipway-firewall': own })).toEqual(wanted)
})

test('ufw also takes its rules away', () => {
  const known = { firewalld: noUnit, ufw: running, 'slipway-firewall': noUnit }
  expect(shown(firewall, known)).toEqual(['ufw --force disable', 'systemctl disable --now ufw'])
})

test('left alone where the user says so', () => {
  expect(firewall.targets(worker1, aCluster({ firewall: 'unmanaged' }))).toBe(false)
  expect(firewall.targets(worker1, aCluster())).toBe(true)
})

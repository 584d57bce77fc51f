import { expect, test } from 'vitest'
import type { Unit } from '../../src/facts/systemd.ts'
import { firewall } from '../../src/steps/firewall.ts'
import { aCluster, worker1 } from './cluster.ts'
import { disabled, noUnit, off, running, shown, stopped, todo } from './todo.ts'

const stop = (name: string) => `disruptive: stop ${name}, now and at boot`
const cases: [name: string, firewalld: Unit, ufw: Unit, todo: string[]][] = [
  ['no firewall', noUnit, noUnit, []],
  ['both off', off, off, []],
  ['firewalld runs', running, noUnit, [stop('firewalld')]],
  ['firewalld runs, not at boot', disabled, noUnit, [stop('firewalld')]],
  ['firewalld starts at boot only', stopped, noUnit, [stop('firewalld')]],
  ['ufw runs', noUnit, running, [stop('ufw')]],
  ['both run', running, running, [stop('firewalld'), stop('ufw')]],
]

test.each(cases)('%s', (_, firewalld, ufw, wanted) => {
  expect(todo(firewall, { firewalld, ufw })).toEqual(wanted)
})

test('ufw also takes its rules away', () => {
  expect(shown(firewall, { firewalld: noUnit, ufw: running })).toEqual([
    'ufw --force disable',
    'systemctl disable --now ufw',
  ])
})

test('left alone where the user says so', () => {
  expect(firewall.targets(worker1, aCluster({ firewall: 'unmanaged' }))).toBe(false)
  expect(firewall.targets(worker1, aCluster())).toBe(true)
})

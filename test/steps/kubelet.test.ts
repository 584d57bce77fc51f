import { expect, test } from 'vitest'
import type { Unit } from '../../src/facts/systemd.ts'
import { kubelet } from '../../src/steps/kubelet.ts'
import { disabled, noUnit, off, running, stopped, todo } from './todo.ts'

const BOOT = 'start kubelet at boot'
const NOW = 'start kubelet'
const cases: [name: string, service: Unit, configured: boolean, todo: string[]][] = [
  ['as wanted', running, true, []],
  ['before kubeadm, at rest', stopped, false, []],
  ['before kubeadm, not at boot', off, false, [BOOT]],
  ['not at boot', disabled, true, [BOOT]],
  ['stopped', stopped, true, [NOW]],
  ['off', off, true, [BOOT, NOW]],
  ['blank machine', noUnit, false, [BOOT]],
]

test.each(cases)('%s', (_, service, configured, wanted) => {
  const found = new Set(configured ? ['/var/lib/kubelet/config.yaml'] : [])
  expect(todo(kubelet, { service, configured: found })).toEqual(wanted)
})

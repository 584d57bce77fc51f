import { expect, test } from 'vitest'
import type { Unit } from '../../src/facts/systemd.ts'
import { kubelet } from '../../src/steps/kubelet.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, disabled, noUnit, off, running, shown, stopped, todo } from './todo.ts'

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

const PATH = '/etc/systemd/system/kubelet.service.d/http-proxy.conf'
const RESTART = ['systemctl daemon-reload', 'systemctl try-restart kubelet']
const whole = { service: running, configured: new Set(['/var/lib/kubelet/config.yaml']) }
const ours =
  '# Written by slipway.\n[Service]\nEnvironment="HTTPS_PROXY=http://proxy:3128"\nEnvironment="NO_PROXY=master"\n'

test('goes through the proxy, once that is named', () => {
  const cluster = aCluster({ proxy: { https: 'http://proxy:3128', noProxy: ['master'] } })
  expect(shown(kubelet, whole, worker1, cluster)).toEqual([`write ${PATH}`, ...RESTART])
  expect(todo(kubelet, { ...whole, proxied: aFile(ours) }, worker1, cluster)).toEqual([])
})

test('goes there no longer, once it is not; what others wrote stays', () => {
  expect(shown(kubelet, { ...whole, proxied: aFile(ours) })).toEqual([`rm -f ${PATH}`, ...RESTART])
  expect(shown(kubelet, { ...whole, proxied: aFile('[Service]\n') })).toEqual([])
})

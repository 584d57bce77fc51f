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

test('goes through the proxy, once that is named', () => {
  const cluster = aCluster({ proxy: { https: 'http://proxy:3128', noProxy: ['master'] } })
  const path = '/etc/systemd/system/kubelet.service.d/http-proxy.conf'
  const right =
    '[Service]\nEnvironment="HTTPS_PROXY=http://proxy:3128"\nEnvironment="NO_PROXY=master"\n'
  const known = { service: running, configured: new Set(['/var/lib/kubelet/config.yaml']) }
  expect(Object.keys(kubelet.facts({ host: worker1, cluster }))).toContain(path)
  expect(shown(kubelet, known, worker1, cluster)).toEqual([
    `write ${path}`,
    'systemctl daemon-reload',
    'systemctl try-restart kubelet',
  ])
  expect(todo(kubelet, { ...known, [path]: aFile(right) }, worker1, cluster)).toEqual([])
})

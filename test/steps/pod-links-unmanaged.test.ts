import { expect, test } from 'vitest'
import type { Unit } from '../../src/facts/systemd.ts'
import { podLinksUnmanaged } from '../../src/steps/pod-links-unmanaged.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, noUnit, running, shown, stopped, todo } from './todo.ts'

const PATH = '/etc/NetworkManager/conf.d/90-kubernetes.conf'
const WANTED = `# Written by slipway. Pod networks set up these links themselves.
[keyfile]
unmanaged-devices=interface-name:cni0;interface-name:flannel.1;interface-name:flannel-v6.1;interface-name:vxlan.calico;interface-name:vxlan-v6.calico;interface-name:wireguard.cali;interface-name:cilium_host;interface-name:cilium_net;interface-name:cilium_vxlan;interface-name:cali*;interface-name:lxc_health;interface-name:tunl0;interface-name:kube-ipvs0
`

const cases: [name: string, manager: Unit, config: string | undefined, todo: string[]][] = [
  ['no NetworkManager', noUnit, undefined, []],
  ['told already', running, WANTED, []],
  ['not told', running, undefined, [`write ${PATH}`]],
  ['not told, and does not run', stopped, undefined, [`write ${PATH}`]],
  ['told otherwise', running, '[keyfile]\n', [`edit ${PATH}`]],
]

test.each(cases)('%s', (_, manager, config, wanted) => {
  const known = { manager, config: config === undefined ? undefined : aFile(config) }
  expect(todo(podLinksUnmanaged, known)).toEqual(wanted)
})

test('one that runs reads its settings again, without letting go of a link', () => {
  expect(shown(podLinksUnmanaged, { manager: running, config: undefined })).toEqual([
    `write ${PATH}`,
    'systemctl reload NetworkManager',
  ])
  expect(shown(podLinksUnmanaged, { manager: stopped, config: undefined })).toEqual([
    `write ${PATH}`,
  ])
})

test('what it writes', () => {
  const [change] = podLinksUnmanaged.diff(
    { manager: running, config: undefined },
    { host: worker1, cluster: aCluster() },
  )
  expect(change?.actions[0]).toMatchObject({ write: { path: PATH, content: WANTED } })
})

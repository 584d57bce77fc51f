import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Cluster } from '../../src/core/cluster.ts'
import type { Network } from '../../src/core/pod-network.ts'
import type { Os } from '../../src/facts/os.ts'
import type { Unit } from '../../src/facts/systemd.ts'
import { podLinksUnmanaged } from '../../src/steps/pod-links-unmanaged.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, noUnit, running, shown, stopped, todo } from './todo.ts'

const PATH = '/etc/NetworkManager/conf.d/90-kubernetes.conf'
const WANTED = `# Written by slipway. Pod networks set up these links themselves.
[keyfile]
unmanaged-devices=interface-name:cni0;interface-name:flannel.1;interface-name:flannel-v6.1;interface-name:vxlan.calico;interface-name:vxlan-v6.calico;interface-name:wireguard.cali;interface-name:cilium_host;interface-name:cilium_net;interface-name:cilium_vxlan;interface-name:cali*;interface-name:lxc_health;interface-name:tunl0;interface-name:kube-ipvs0
`

const OLD_FLANNEL = aCluster({
  network: { ...aCluster().network, plugin: 'flannel', version: 'v0.14.0', backend: 'vxlan' },
})

const DEBIAN = { id: 'debian', version: '12', name: 'Debian 12', format: 'deb' }
const CENTOS = { id: 'centos', version: '7', name: 'CentOS 7', format: 'rpm' }

const cases: [name: string, manager: Unit, config: string | undefined, todo: string[]][] = [
  ['no NetworkManager', noUnit, undefined, []],
  ['told already', running, WANTED, []],
  ['not told', running, undefined, [`write ${PATH}`]],
  ['not told, and does not run', stopped, undefined, [`write ${PATH}`]],
  ['told otherwise', running, '[keyfile]\n', [`edit ${PATH}`]],
]

test.each(cases)('%s', (_, manager, config, wanted) => {
  const known = { os: CENTOS, manager, config: config === undefined ? undefined : aFile(config) }
  expect(todo(podLinksUnmanaged, known)).toEqual(wanted)
})

test('one that runs reads its settings again, without letting go of a link', () => {
  const known = { os: CENTOS, config: undefined }
  expect(shown(podLinksUnmanaged, { ...known, manager: running })).toEqual([
    `write ${PATH}`,
    'systemctl reload NetworkManager',
  ])
  expect(shown(podLinksUnmanaged, { ...known, manager: stopped })).toEqual([`write ${PATH}`])
})

const UDEV = '/etc/systemd/network/50-flannel.link'

const network = (change: object) =>
  aCluster({ network: { ...OLD_FLANNEL.network, ...change } as Network })

const clusters: [name: string, os: object, cluster: Cluster, todo: string[]][] = [
  ['systemd 252, an old flannel', DEBIAN, OLD_FLANNEL, [`write ${UDEV}`]],
  ['EL 9', { ...CENTOS, version: '9.4' }, OLD_FLANNEL, [`write ${UDEV}`]],
  ['systemd 219', CENTOS, OLD_FLANNEL, []],
  ['systemd 239', { ...CENTOS, version: '8.10' }, OLD_FLANNEL, []],
  ['a new flannel', DEBIAN, network({ version: 'v0.28.9' }), []],
  ['host-gw, without a link', DEBIAN, network({ backend: 'host-gw' }), []],
  ['calico', DEBIAN, network({ plugin: 'calico', version: 'v3.32.1' }), []],
]

test.each(clusters)('udev, with %s', (_, os, cluster, wanted) => {
  const known = { os, manager: noUnit, config: undefined, link: undefined }
  expect(todo(podLinksUnmanaged, known, worker1, cluster)).toEqual(wanted)
})

test('udev reads what it is told', () => {
  const known = { os: DEBIAN, manager: noUnit, config: undefined, link: undefined }
  expect(shown(podLinksUnmanaged, known, worker1, OLD_FLANNEL)).toEqual([
    `write ${UDEV}`,
    'if systemctl --quiet is-active systemd-udevd; then udevadm control --reload; fi',
  ])
  const content = readFileSync('templates/flannel.link.eta', 'utf8')
  const there = { ...known, link: aFile(content) }
  expect(todo(podLinksUnmanaged, there, worker1, OLD_FLANNEL)).toEqual([])
})

test('what it writes', () => {
  const [change] = podLinksUnmanaged.diff(
    { os: CENTOS as Os, manager: running, config: undefined, link: undefined },
    { host: worker1, cluster: aCluster() },
  )
  expect(change?.actions[0]).toMatchObject({ write: { path: PATH, content: WANTED } })
})

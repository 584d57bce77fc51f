import { fileChange, rootFile } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import { isOlder } from '../core/is-older.ts'
import { PLUGIN_TRACES } from '../core/pod-network.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { type Os, os } from '../facts/os.ts'
import { unit } from '../facts/systemd.ts'
import { render } from '../render/template.ts'
import { everyHost } from './targets.ts'

const MANAGER = '/etc/NetworkManager/conf.d/90-kubernetes.conf'
const UDEV = '/etc/systemd/network/50-flannel.link'

/** Of every plugin, and of single pods where the plugin's own name does not fit others' links too. */
const LINKS = Object.values(PLUGIN_TRACES).flatMap(plugin => plugin.links)

const managerSettings = render('network-manager.conf.eta', {
  links: [...LINKS, 'cali*', 'lxc_health', 'tunl0', 'kube-ipvs0'],
})

/** The first flannel that surely chooses the MAC address of its link itself (flannel-io/flannel, pull request 1485). */
const FIRST_WITH_ADDRESS = 'v0.15.1'

/** systemd 242 and newer give a link that was made without a MAC address another one (flannel-io/flannel, issue 1155). */
const isOlderThan242 = ({ format, version }: Os) => format === 'rpm' && /^[78](\.|$)/.test(version)

const losesAddress = ({ network }: Cluster, os: Os) =>
  network.plugin === 'flannel' &&
  network.backend === 'vxlan' &&
  isOlder(network.version, FIRST_WITH_ADDRESS) &&
  !isOlderThan242(os)

/** Where a machine is a container, it may have no udev of its own. */
const reload = sh`if systemctl --quiet is-active systemd-udevd; then udevadm control --reload; fi`

/** NetworkManager takes addresses and routes from links that it thinks its own (docs.tigera.io, "Configure NetworkManager"). */
export const podLinksUnmanaged = defineStep({
  id: 'pod-links-unmanaged',
  title: "NetworkManager, where it runs, and udev leave the pods' links alone",
  after: [],
  targets: everyHost,
  facts: () => ({ os, manager: unit('NetworkManager'), config: file(MANAGER), link: file(UDEV) }),
  diff: ({ os, manager, config, link }, { cluster }) => [
    ...(manager.exists
      ? fileChange(
          config,
          rootFile(MANAGER, managerSettings),
          ...(manager.active ? [sh`systemctl reload NetworkManager`] : []),
        )
      : []),
    ...(losesAddress(cluster, os)
      ? fileChange(link, rootFile(UDEV, render('flannel.link.eta')), reload)
      : []),
  ],
})

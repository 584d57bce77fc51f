import { fileChange, rootFile } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { PLUGIN_TRACES } from '../core/pod-network.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { unit } from '../facts/systemd.ts'
import { render } from '../render/template.ts'
import { everyHost } from './targets.ts'

const PATH = '/etc/NetworkManager/conf.d/90-kubernetes.conf'

/** Of every plugin, and of single pods where the plugin's own name does not fit others' links too. */
const LINKS = Object.values(PLUGIN_TRACES).flatMap(plugin => plugin.links)

const content = render('network-manager.conf.eta', {
  links: [...LINKS, 'cali*', 'lxc_health', 'tunl0', 'kube-ipvs0'],
})

/** NetworkManager takes addresses and routes from links that it thinks its own (docs.tigera.io, "Configure NetworkManager"). */
export const podLinksUnmanaged = defineStep({
  id: 'pod-links-unmanaged',
  title: "NetworkManager, where it runs, leaves the pods' links alone",
  after: [],
  targets: everyHost,
  facts: () => ({ manager: unit('NetworkManager'), config: file(PATH) }),
  diff: ({ manager, config }) =>
    manager.exists
      ? fileChange(
          config,
          rootFile(PATH, content),
          ...(manager.active ? [sh`systemctl reload NetworkManager`] : []),
        )
      : [],
})

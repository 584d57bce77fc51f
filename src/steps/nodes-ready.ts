import { type Action, type Change, change, changeOn } from '../core/change.ts'
import { leader, type Target } from '../core/cluster.ts'
import { script, sh } from '../core/command.ts'
import { of } from '../core/fact.ts'
import { PLUGIN_TRACES } from '../core/pod-network.ts'
import { Problem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { addresses, macAddress } from '../facts/identity.ts'
import { kubectl, kubectlGet } from '../facts/kubectl.ts'
import { nodes } from '../facts/nodes.ts'
import { configurationLost, hadTime } from '../facts/pod-networks.ts'
import { restarting } from '../facts/systemd.ts'
import { waitFor } from '../render/wait.ts'
import { everyHost } from './targets.ts'

const SECONDS = 300

const waiting = ({ host, cluster }: Target): Change =>
  changeOn(
    leader(cluster),
    'wait until the node is Ready',
    kubectl('wait', '--for=condition=Ready', `node/${host.name}`, `--timeout=${SECONDS}s`),
  )

/** The API server takes a node for Ready for 40 s after the last word of its kubelet. */
const staysUp = change(
  'start kubelet now, and wait until it stays up',
  sh`systemctl restart kubelet`,
  waitFor(
    sh`systemctl is-active --quiet kubelet && sleep 3 && systemctl is-active --quiet kubelet`,
    60,
    'kubelet ends as soon as it is started',
  ),
)

const FLANNEL = PLUGIN_TRACES.flannel

const VXLAN_LINK = 'flannel.1'

const isLink = (nic: string) => nic.startsWith('flannel') && FLANNEL.links.includes(nic)

/** What flannel's pod does when it starts, and never again. */
function flannelAgain({ host, cluster }: Target, summary: string, done: Action): Change {
  const { namespace = 'kube-system' } = cluster.network.flannel ?? {}
  const itsPod = ['-l', 'app=flannel', '--field-selector', `spec.nodeName=${host.name}`]
  return {
    summary,
    risk: 'disruptive',
    actions: [
      { run: kubectl('-n', namespace, 'delete', 'pod', ...itsPod), on: leader(cluster) },
      done,
    ],
  }
}

const writeAgain = (target: Target): Change =>
  flannelAgain(target, `start flannel there anew: ${FLANNEL.configs.join(', ')} is gone`, {
    run: waitFor(
      script(FLANNEL.configs.map(path => sh`[ -e ${path} ]`)),
      SECONDS,
      'flannel has not written its configuration',
    ),
  })

/** udev gives the link another address after flannel has told the first one, which the others go on sending to. */
const tellAgain = (target: Target, mac: string): Change =>
  flannelAgain(
    target,
    'start flannel there anew: its link has another MAC address than it has told the other nodes',
    {
      run: waitFor(
        sh`${kubectlGet('node', target.host.name, '-o', 'yaml')} | grep -qF ${`"VtepMAC":"${mac}"`}`,
        SECONDS,
        'flannel has not told the other nodes the MAC address of its link',
      ),
      on: leader(target.cluster),
    },
  )

/** Pods that hung on the link do not come back with it, and nobody but their machine knows all of them. */
const linkLost = ({ host }: Target): Problem =>
  new Problem(
    'NOT_CONVERGED',
    `flannel's link to the other nodes is gone, and its pods reach nobody`,
    {
      hint: `slipway ssh ${host.name} sudo systemctl reboot, then: slipway up`,
    },
  )

export const nodesReady = defineStep({
  id: 'nodes-ready',
  title: 'Every node is Ready',
  after: ['control-plane', 'workers-joined', 'pod-network'],
  waits: true,
  targets: everyHost,
  facts: ({ cluster }) => ({
    nodes: of(leader(cluster), nodes),
    lost: configurationLost(FLANNEL),
    hadTime: hadTime(FLANNEL),
    addresses,
    mac: macAddress(VXLAN_LINK),
    restarts: restarting('kubelet'),
  }),
  diff: ({ nodes, lost, addresses, mac, hadTime, restarts }, target) => {
    const node = nodes?.get(target.host.name)
    const linked = target.cluster.network.backend !== 'vxlan' || [...addresses.keys()].some(isLink)
    if (node && hadTime && !linked) throw linkLost(target)
    const changes = [
      ...(node && restarts ? [staysUp] : []),
      ...(node && lost ? [writeAgain(target)] : []),
      ...(node?.vtep && mac && node.vtep !== mac ? [tellAgain(target, mac)] : []),
    ]
    return node?.ready && changes.length === 0 ? [] : [...changes, waiting(target)]
  },
})

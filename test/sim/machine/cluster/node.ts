import type { Machine } from '../machine.ts'
import type { Thing } from '../objects.ts'
import { kubeletRuns } from '../units.ts'
import { amend, CA, dial, kubeconfig, login, objectsOf, put, tokenValid } from './api.ts'
import { ripe } from './due.ts'
import { pulled } from './static-pods.ts'

export const KUBELET_CONF = '/etc/kubernetes/kubelet.conf'
export const BOOTSTRAP_CONF = '/etc/kubernetes/bootstrap-kubelet.conf'
export const CNI_CONFIG = '/etc/cni/net.d/10-flannel.conflist'

const BOOTSTRAP_MS = 1500
const REGISTER_MS = 800
const FLANNEL_MS = 2500
const KUBE_PROXY_MS = 1500
const READY_MS = 1000

/** What the kubelet of a node does by itself. */
export function runNode(m: Machine, at: number): void {
  if (!kubeletRuns(m)) return
  bootstrap(m, at)
  const conf = m.files.entry(KUBELET_CONF)
  const session = conf ? login(m, conf.content) : 'no credentials'
  if (typeof session === 'string') {
    for (const key of ['register', 'ready', 'flannel', 'kube-proxy']) m.clockwork.due.delete(key)
    return
  }
  const { leader } = session
  const name = session.user.replace(/^system:node:/, '')
  if (ripe(m, at, 'register', !m.live.registered, REGISTER_MS)) register(m, leader, name)
  const node = objectsOf(leader).get(`node//${name}`)
  if (!node || !m.live.registered) return
  leader.clockwork.leases.set(name, at)
  runPods(m, leader, node, at)
  report(m, leader, node, at)
}

/** Turns the token of kubeadm join into the node's own credentials. */
function bootstrap(m: Machine, at: number): void {
  const conf = m.files.entry(BOOTSTRAP_CONF)?.content
  if (!conf || m.files.entry(KUBELET_CONF)) return
  const [, address = ''] = conf.match(/server: https:\/\/([\d.]+):6443/) ?? []
  const [, token = ''] = conf.match(/token: (\S+)/) ?? []
  const leader = dial(m, address)
  const may = typeof leader !== 'string' && tokenValid(leader, token)
  if (!ripe(m, at, 'bootstrap', may, BOOTSTRAP_MS) || m.conditions.diskFull) return
  // A kubeadm reset takes the certificates away before the configuration.
  if (!m.files.entry(CA)) return
  const ca = m.files.read(CA)
  const user = `system:node:${nodeName(m)}`
  m.files.folders('/var/lib/kubelet/pki')
  m.files.write('/var/lib/kubelet/pki/kubelet-client-current.pem', `${user}\n`, 0o600)
  m.files.write(KUBELET_CONF, kubeconfig(`https://${address}:6443`, ca, user), 0o600)
}

/** As the kubelet is told on its command line, else the machine's own. */
export function nodeName(m: Machine): string {
  const flags = m.files.entry('/var/lib/kubelet/kubeadm-flags.env')?.content ?? ''
  return flags.match(/--hostname-override=(\S+?)[" ]/)?.[1] ?? m.live.hostname.toLowerCase()
}

function register(m: Machine, leader: Machine, name: string): void {
  if (leader.conditions.diskFull) return
  m.alter(live => (live.registered = true))
  const objects = objectsOf(leader)
  if (objects.has(`node//${name}`)) return
  const used = [...objects.values()].map(o => o.spec?.podCIDR)
  let n = 0
  while (used.includes(`10.244.${n}.0/24`)) n++
  const labels = {
    'beta.kubernetes.io/arch': 'amd64',
    'beta.kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
  }
  put(leader, {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels, annotations: { 'node.alpha.kubernetes.io/ttl': '0' } },
    spec: { podCIDR: `10.244.${n}.0/24`, podCIDRs: [`10.244.${n}.0/24`], taints: [NOT_READY] },
    status: {
      addresses: [
        { address: m.address, type: 'InternalIP' },
        { address: name, type: 'Hostname' },
      ],
      conditions: [condition('False')],
      nodeInfo: { kubeletVersion: `v${m.packages.get('kubelet')?.version.split('-')[0]}` },
    },
  })
}

const NOT_READY = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }

const condition = (status: 'True' | 'False') => ({
  type: 'Ready',
  status,
  reason: status === 'True' ? 'KubeletReady' : 'KubeletNotReady',
  message:
    status === 'True'
      ? 'kubelet is posting ready status'
      : 'runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:docker: network plugin is not ready: cni config uninitialized',
})

interface Taint {
  readonly key: string
  readonly effect: string
}

export const taintsOf = (node: Thing) => (node.spec?.taints ?? []) as readonly Taint[]

export const isReady = (node: Thing) =>
  ((node.status?.conditions ?? []) as readonly { type: string; status: string }[]).some(
    c => c.type === 'Ready' && c.status === 'True',
  )

/** Ready or not, with the taint that goes with it. */
export function setReady(
  leader: Machine,
  node: Thing,
  status: 'True' | 'False',
  why = condition(status),
) {
  const others = taintsOf(node).filter(
    t => !/^node\.kubernetes\.io\/(not-ready|unreachable)$/.test(t.key),
  )
  amend(leader, `node//${node.metadata.name}`, {
    status: { conditions: [why] },
    spec: { taints: status === 'True' ? others : [...others, NOT_READY] },
  })
}

function report(m: Machine, leader: Machine, node: Thing, at: number): void {
  const network = m.files.entry(CNI_CONFIG) !== undefined
  if (ripe(m, at, 'ready', network !== isReady(node), READY_MS) && !leader.conditions.diskFull)
    setReady(leader, node, network ? 'True' : 'False')
}

const imageOf = (set: Thing | undefined) => {
  const template = set?.spec?.template as
    | { spec?: { containers?: { image: string }[] } }
    | undefined
  return template?.spec?.containers?.[0]?.image
}

/** The pods of the DaemonSets that a cluster has. */
function runPods(m: Machine, leader: Machine, node: Thing, at: number): void {
  const objects = objectsOf(leader)
  const { containers } = m.live
  const proxy = objects.get('daemonset/kube-system/kube-proxy')
  if (ripe(m, at, 'kube-proxy', !!proxy && !containers.has('kube-proxy'), KUBE_PROXY_MS))
    if (pulled(m, imageOf(proxy))) m.alter(live => live.containers.add('kube-proxy'))
  const flannel = objects.get('daemonset/kube-system/kube-flannel-ds')
  const config = objects.get('configmap/kube-system/kube-flannel-cfg')?.data
  const starts = !!flannel && !!config && containers.has('kube-proxy') && !containers.has('flannel')
  if (!ripe(m, at, 'flannel', starts, FLANNEL_MS)) return
  if (!pulled(m, imageOf(flannel)) || m.conditions.diskFull) return
  m.files.folders('/etc/cni/net.d')
  m.files.write(CNI_CONFIG, config?.['cni-conf.json'] ?? '')
  m.files.folders('/run/flannel')
  const subnet = String(node.spec?.podCIDR).replace('.0/', '.1/')
  m.files.write('/run/flannel/subnet.env', `FLANNEL_SUBNET=${subnet}\nFLANNEL_MTU=1450\n`)
  m.alter(live => {
    live.containers.add('flannel')
    live.links.add('flannel.1').add('cni0')
  })
}

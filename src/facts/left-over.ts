import type { Cluster } from '../core/cluster.ts'
import { type Command, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { subnetsOf } from '../core/families.ts'
import { PLUGIN_TRACES } from '../core/pod-network.ts'
import {
  INIT_TRACES,
  JOIN_TRACES,
  type Marker,
  readLines,
  SUPER_ADMIN_CONF,
  traces,
} from './kubeadm.ts'
import { ADMIN_CONF } from './kubectl.ts'

/** What is left on a host of a cluster that it is or was part of. */
export interface LeftOver {
  /** Whose it is, as far as slipway has noted it there. */
  readonly marker: Marker | undefined
  /** Files that kubeadm alone makes. */
  readonly kubeadm: readonly string[]
  /** What kubelet, pods and users made besides: folders, links, rules, kubeconfigs. */
  readonly around: readonly string[]
}

const PATHS = [
  ...new Set([
    ...INIT_TRACES.map(([, path]) => path),
    ...JOIN_TRACES,
    SUPER_ADMIN_CONF,
    '/etc/kubernetes/controller-manager.conf',
    '/etc/kubernetes/scheduler.conf',
    '/var/lib/kubelet/pki',
  ]),
]

/** Of every network that slipway sets up: cluster.yaml may have named another one when the host was joined. */
const NETWORKS = Object.values(PLUGIN_TRACES)

/** Folders of kubelet and of pod networks. */
export const POD_FOLDERS: readonly string[] = [
  ...NETWORKS.flatMap(network => network.folders),
  '/var/lib/dockershim',
  '/var/run/kubernetes',
]

/** Files by which a runtime finds the pod network. */
export const POD_CONFIGS: readonly string[] = NETWORKS.flatMap(network => network.configs)

/** Links of pod networks, and of kube-proxy in its ipvs mode. Those of single pods end with the pods. */
export const POD_LINKS: readonly string[] = [
  ...NETWORKS.flatMap(network => network.links),
  'kube-ipvs0',
]

const NAMED_RULES = ['KUBE-', ...NETWORKS.flatMap(network => network.rules)].join('|')

const alternatives = (subnets: string): string => {
  const forms = subnetsOf(subnets).map(subnet => subnet.replaceAll('.', '\\.'))
  return forms.length === 1 ? forms.join() : `(${forms.join('|')})`
}

/**
 * Lines of iptables-save, as an extended regular expression, that are the cluster's own: the chains of kubelet,
 * kube-proxy and pod networks, and flannel's rules, which up to v0.14 bear no name and are known by the pod subnet
 * (flannel, network/iptables.go).
 */
export const clusterRules = ({ network }: Cluster): string =>
  `${NAMED_RULES}|^-A (POSTROUTING|FORWARD) .*${alternatives(network.podSubnet)}`

const users = ({ hosts }: Cluster) => [...new Set(['root', ...hosts.map(host => host.ssh.user)])]

/** Prints the kubeconfigs of root and of those who log in that lead to the cluster and nowhere else. */
export const kubeconfigsOf = (cluster: Cluster): Command => sh`for user in ${users(cluster)}; do
  config=$(getent passwd "$user" | cut -d: -f6)/.kube/config
  [ -f "$config" ] || continue
  cmp -s ${ADMIN_CONF} "$config" || {
    [ "$(grep -c '^- context:' "$config")" = 1 ] &&
      grep -qxF ${`current-context: kubernetes-admin@${cluster.name}`} "$config"
  } || continue
  printf '%s\n' "$config"
done`

/** Everything that `kubeadmReset` takes away. */
export const leftOver = (cluster: Cluster): Fact<LeftOver> => ({
  ask: sh`${traces(PATHS)}
for p in ${POD_FOLDERS}; do [ ! -d "$p" ] || [ -z "$(ls -A "$p")" ] || echo "around $p"; done
for p in ${POD_CONFIGS}; do [ ! -e "$p" ] || echo "around $p"; done
for l in ${POD_LINKS}; do [ ! -e "/sys/class/net/$l" ] || echo "around link $l"; done
for s in iptables-save ip6tables-save; do
  ! "$s" | grep -qE ${clusterRules(cluster)} || echo "around rules of $s"
done
(
${kubeconfigsOf(cluster)}
) | sed 's/^/around /'`,
  read: ({ stdout }) => {
    const { traces, marker } = readLines(stdout)
    const around = stdout.split('\n').flatMap(line => line.match(/^around (.+)$/)?.[1] ?? [])
    return { marker, kubeadm: [...traces], around }
  },
})

import type { Cluster } from '../core/cluster.ts'
import { isIpv6, subnetsOf } from '../core/families.ts'
import type { FlannelRelease } from '../core/pod-network.ts'
import type { KubeObject } from '../facts/kubectl.ts'
import { flannelDaemonSet } from './flannel-daemon-set.ts'

const name = 'flannel'
const labels = { tier: 'node', app: 'flannel' }

const cniConfig = {
  name: 'cbr0',
  cniVersion: '0.3.1',
  plugins: [
    { type: 'flannel', delegate: { hairpinMode: true, isDefaultGateway: true } },
    { type: 'portmap', capabilities: { portMappings: true } },
  ],
}

/** Its own namespace, where the pods may do what flannel needs (pod security admission, from 1.23 on). */
const home = (namespace: FlannelRelease['namespace']): KubeObject[] =>
  namespace === 'kube-system'
    ? []
    : [
        {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name: namespace,
            labels: { 'pod-security.kubernetes.io/enforce': 'privileged' },
          },
        },
      ]

const access = (namespace: string): KubeObject[] => [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
      { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['nodes/status'], verbs: ['patch'] },
    ],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
]

/** What flannel reads of itself. Source: flannel-io/flannel Documentation/configuration.md at v0.28.9. */
function netConf({ podSubnet, backend = 'vxlan' }: Cluster['network']) {
  const subnets = subnetsOf(podSubnet)
  const ipv4 = subnets.find(subnet => !isIpv6(subnet))
  const ipv6 = subnets.find(isIpv6)
  return {
    ...(ipv4 ? { Network: ipv4 } : { EnableIPv4: false }),
    ...(ipv6 && { EnableIPv6: true, IPv6Network: ipv6 }),
    Backend: { Type: backend },
  }
}

const settings = (network: Cluster['network'], namespace: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'kube-flannel-cfg', namespace, labels },
  data: {
    'cni-conf.json': JSON.stringify(cniConfig, null, 2),
    'net-conf.json': JSON.stringify(netConf(network), null, 2),
  },
})

/** What sets the versions apart; the catalogue has it for each version that the rules let through. */
function releaseOf({ network }: Cluster): FlannelRelease {
  if (network.flannel) return network.flannel
  throw new RangeError(`flannel ${network.version} is not in the catalogue`)
}

/**
 * The objects that run flannel. Up to v0.14 the `flannel` CNI plugin itself comes with kubernetes-cni below 1.0;
 * later versions bring their own.
 */
export function flannel(cluster: Cluster): KubeObject[] {
  const release = releaseOf(cluster)
  const { namespace } = release
  return [
    ...home(namespace),
    ...access(namespace),
    settings(cluster.network, namespace),
    flannelDaemonSet(cluster.network, release, labels),
  ]
}

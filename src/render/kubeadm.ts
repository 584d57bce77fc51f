import { type Cluster, type JsonObject, leader, minorOf } from '../core/cluster.ts'
import { argsFor, withArgs } from '../core/extra-args.ts'
import { hostPort } from '../core/families.ts'
import { addressesOf, type Host } from '../core/host.ts'
import { merge } from '../core/merge.ts'
import type { Secret } from '../core/secret.ts'
import { criSocket } from './cri.ts'
import { toYaml } from './yaml.ts'

const apiVersion = ({ kubernetes }: Cluster) => `kubeadm.k8s.io/${kubernetes.configApi}`

const API_PORT = 6443

/** From 1.35 kubelet and kubeadm refuse cgroup v1, each by itself (release notes of 1.35; system-validators v1.12.1). */
const FIRST_TO_REFUSE_CGROUP_V1 = 35

/** A user who tells the kubelet to take cgroup v1 wants kubeadm to take it too. */
const ignoredErrors = ({ kubernetes, kubelet }: Cluster): string[] =>
  minorOf(kubernetes.version) >= FIRST_TO_REFUSE_CGROUP_V1 && kubelet.failCgroupV1 === false
    ? ['SystemVerification']
    : []

/** Ours, with what the user adds to it, flags in the form that the version takes. */
const withOwn = (cluster: Cluster, ours: JsonObject, own: JsonObject = {}): JsonObject =>
  merge(ours, withArgs(cluster.kubernetes.configApi, own))

function nodeRegistration(host: Host, cluster: Cluster): JsonObject {
  const ignored = ignoredErrors(cluster)
  const flags = argsFor(cluster.kubernetes.configApi, [
    { name: 'node-ip', value: addressesOf(host).join(',') },
  ])
  const ours = {
    name: host.name,
    criSocket: criSocket(cluster),
    kubeletExtraArgs: flags,
    ...(ignored.length > 0 && { ignorePreflightErrors: ignored }),
  }
  return withOwn(cluster, ours, cluster.kubeadm?.nodeRegistration)
}

const documents = (objects: readonly object[]) => objects.map(toYaml).join('---\n')

function clusterConfiguration(host: Host, cluster: Cluster): JsonObject {
  const { kubernetes, network } = cluster
  const { repository } = kubernetes.coredns
  const ours = {
    apiVersion: apiVersion(cluster),
    kind: 'ClusterConfiguration',
    clusterName: cluster.name,
    kubernetesVersion: `v${kubernetes.version}`,
    imageRepository: kubernetes.imageRepository,
    ...(repository !== undefined && { dns: { imageRepository: repository } }),
    controlPlaneEndpoint: hostPort(host.address, API_PORT),
    networking: {
      podSubnet: network.podSubnet,
      serviceSubnet: network.serviceSubnet,
      dnsDomain: network.dnsDomain,
    },
    apiServer: { certSANs: [host.name, ...addressesOf(host)] },
  }
  return withOwn(cluster, ours, cluster.kubeadm?.clusterConfiguration)
}

/** What `kubeadm init --config` takes, a document each. */
export const initDocuments = (host: Host, cluster: Cluster): readonly JsonObject[] => [
  {
    apiVersion: apiVersion(cluster),
    kind: 'InitConfiguration',
    localAPIEndpoint: { advertiseAddress: host.address, bindPort: API_PORT },
    nodeRegistration: nodeRegistration(host, cluster),
    bootstrapTokens: [{ ttl: '1m0s', description: 'unused: slipway makes one for each join' }],
  },
  clusterConfiguration(host, cluster),
  {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    // kubeadm's own default is another one before 1.21 (release notes of 1.21).
    cgroupDriver: cluster.runtime.cgroupDriver,
    ...cluster.kubelet,
  },
  {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    ...cluster.kubeProxy,
  },
]

/** What `kubeadm init --config` takes. Holds no secret: the bootstrap token that kubeadm makes lives for a minute. */
export const initConfig = (host: Host, cluster: Cluster): string =>
  documents(initDocuments(host, cluster))

/**
 * How long kubeadm join looks for a token that is gone: by itself five minutes. The token was made a moment before,
 * so what is not there within one will not come.
 */
const DISCOVERY = '1m0s'
/** How long the kubelet may take for its certificate: what kubeadm once gave by itself. It can be told from v1beta4 on. */
const TLS_BOOTSTRAP = '2m0s'

/** What `kubeadm join --config` takes on a worker. */
export function joinDocument(
  host: Host,
  cluster: Cluster,
  token: Secret,
  caHash: string,
): JsonObject {
  const named = cluster.kubernetes.configApi === 'v1beta4'
  return {
    apiVersion: apiVersion(cluster),
    kind: 'JoinConfiguration',
    nodeRegistration: nodeRegistration(host, cluster),
    discovery: {
      bootstrapToken: {
        token: token.reveal(),
        apiServerEndpoint: hostPort(leader(cluster).address, API_PORT),
        caCertHashes: [caHash],
      },
      ...(!named && { timeout: DISCOVERY }),
    },
    ...(named && { timeouts: { discovery: DISCOVERY, tlsBootstrap: TLS_BOOTSTRAP } }),
  }
}

/** What `kubeadm join --config` takes on a worker. Holds the token, so it is revealed only on its way to a 0600 file. */
export const joinConfig = (host: Host, cluster: Cluster, token: Secret, caHash: string): string =>
  documents([joinDocument(host, cluster, token, caHash)])

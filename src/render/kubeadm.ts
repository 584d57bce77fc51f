import { type Cluster, leader } from '../core/cluster.ts'
import type { Host } from '../core/host.ts'
import type { Secret } from '../core/secret.ts'
import { CRI_SOCKET } from './cri.ts'
import { toYaml } from './yaml.ts'

const apiVersion = ({ kubernetes }: Cluster) => `kubeadm.k8s.io/${kubernetes.configApi}`

export const API_PORT = 6443

const nodeRegistration = (host: Host, cluster: Cluster) => ({
  name: host.name,
  criSocket: CRI_SOCKET[cluster.runtime.name],
  kubeletExtraArgs: { 'node-ip': host.address },
})

const documents = (...objects: object[]) => objects.map(toYaml).join('---\n')

/** What `kubeadm init --config` takes. Holds no secret: the bootstrap token that kubeadm makes lives for a minute. */
export function initConfig(host: Host, cluster: Cluster): string {
  const { kubernetes, network, runtime } = cluster
  return documents(
    {
      apiVersion: apiVersion(cluster),
      kind: 'InitConfiguration',
      localAPIEndpoint: { advertiseAddress: host.address, bindPort: API_PORT },
      nodeRegistration: nodeRegistration(host, cluster),
      bootstrapTokens: [{ ttl: '1m0s', description: 'unused: slipway makes one for each join' }],
    },
    {
      apiVersion: apiVersion(cluster),
      kind: 'ClusterConfiguration',
      clusterName: cluster.name,
      kubernetesVersion: `v${kubernetes.version}`,
      imageRepository: kubernetes.imageRepository,
      controlPlaneEndpoint: `${host.address}:${API_PORT}`,
      networking: {
        podSubnet: network.podSubnet,
        serviceSubnet: network.serviceSubnet,
        dnsDomain: network.dnsDomain,
      },
      apiServer: { certSANs: [host.name, host.address] },
    },
    {
      apiVersion: 'kubelet.config.k8s.io/v1beta1',
      kind: 'KubeletConfiguration',
      cgroupDriver: runtime.cgroupDriver,
      ...cluster.kubelet,
    },
    {
      apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
      kind: 'KubeProxyConfiguration',
      ...cluster.kubeProxy,
    },
  )
}

/** What `kubeadm join --config` takes on a worker. Holds the token, so it is revealed only on its way to a 0600 file. */
export function joinConfig(host: Host, cluster: Cluster, token: Secret, caHash: string): string {
  return documents({
    apiVersion: apiVersion(cluster),
    kind: 'JoinConfiguration',
    nodeRegistration: nodeRegistration(host, cluster),
    discovery: {
      bootstrapToken: {
        token: token.reveal(),
        apiServerEndpoint: `${leader(cluster).address}:${API_PORT}`,
        caCertHashes: [caHash],
      },
    },
  })
}

import { type Cluster, minorOf } from '../core/cluster.ts'

/** From 1.24 kubeadm and the kubelet want URLs; before, paths (release notes of 1.24). */
const FIRST_WITH_URLS = 24

const SOCKETS: Record<Cluster['runtime']['name'], string> = {
  docker: '/var/run/cri-dockerd.sock',
  containerd: '/run/containerd/containerd.sock',
  'cri-o': '/var/run/crio/crio.sock',
}

/** Where the runtime serves CRI, as crictl takes it on any release. Docker does so by cri-dockerd alone. */
export const criUrl = ({ runtime }: Cluster): string => `unix://${SOCKETS[runtime.name]}`

/** The same socket as `kubeletRuntime` tells it. */
export const runtimePath = ({ runtime }: Cluster): string =>
  runtime.name === 'docker' && !runtime.criDockerd
    ? 'dockershim'
    : SOCKETS[runtime.name].replace(/^\/var\/run\//, '/run/')

/** Where the kubelet finds the runtime, as kubeadm of this release takes it. */
export function criSocket(cluster: Cluster): string {
  const { kubernetes, runtime } = cluster
  if (runtime.name === 'docker' && !runtime.criDockerd) return '/var/run/dockershim.sock'
  return minorOf(kubernetes.version) < FIRST_WITH_URLS ? SOCKETS[runtime.name] : criUrl(cluster)
}

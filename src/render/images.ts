import type { Cluster } from '../core/cluster.ts'
import type { Role } from '../core/host.ts'
import { podNetworkImages } from './pod-network.ts'

/** The image that holds a pod's namespaces open; kubelet, kubeadm and runtime have to mean the same one. */
export const sandboxImage = ({ kubernetes }: Cluster): string =>
  `${kubernetes.imageRepository}/pause:${kubernetes.tags.pause}`

/** The images that a host of this role runs, so that they can be pulled before they are wanted. */
export function imagesOf(role: Role, cluster: Cluster): string[] {
  const { imageRepository, version, tags, coredns } = cluster.kubernetes
  const ours = (name: string, tag: string) => `${imageRepository}/${name}:${tag}`
  const controlPlane = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler']
  return [
    ...(role === 'control-plane' ? controlPlane.map(name => ours(name, `v${version}`)) : []),
    ...(role === 'control-plane' ? [ours('etcd', tags.etcd)] : []),
    `${coredns.image}:${tags.coredns}`,
    ...(cluster.kubeProxy === false ? [] : [ours('kube-proxy', `v${version}`)]),
    sandboxImage(cluster),
    ...podNetworkImages(cluster),
    ...(cluster.smokeTest.enabled ? [cluster.smokeTest.image] : []),
  ]
}

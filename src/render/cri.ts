import type { Cluster } from '../core/cluster.ts'

/** Where the kubelet finds the runtime, as kubeadm up to 1.23 takes it: a bare path. */
export const CRI_SOCKET: Record<Cluster['runtime']['name'], string> = {
  docker: '/var/run/dockershim.sock',
  containerd: '/run/containerd/containerd.sock',
}

/** What the lab builds, and the names under which the notes ask for it. */
export const kubernetesVersion = '1.20.2'
/** The same source under the next patch's number: enough for a real `kubeadm upgrade`. */
export const upgradeVersion = '1.20.3'
/** The newest version of the packages offered: what a forgotten pin installs. */
export const decoyVersion = '1.28.2'
export const cniVersion = '0.8.7'
export const cniDecoyVersion = '1.2.0'
export const criToolsVersion = '1.19.0'
/** Of Debian; Docker packs others of 1.6. */
export const containerdVersion = '1.6.20'

export const kubernetesCommands = [
  'kubeadm',
  'kubelet',
  'kubectl',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
] as const

/** Names and tags as `kubeadm config images list` prints them for 1.20. */
export const imageTags = {
  etcd: '3.4.13-0',
  pause: '3.2',
  coredns: '1.7.0',
  flannel: 'v0.14.0',
  nginx: '1.22.1',
  busybox: '1.35.0',
} as const

/** Printed by `kubeadm version`; fixed so that equal sources give equal binaries. */
export const buildStamp = {
  commit: 'faecb196815e248d3ecfb03c680a4507229c2a56',
  date: '2021-01-13T13:20:00Z',
} as const

export const versions = {
  kubernetesVersion,
  upgradeVersion,
  decoyVersion,
  cniVersion,
  cniDecoyVersion,
  criToolsVersion,
  imageTags,
  buildStamp,
}

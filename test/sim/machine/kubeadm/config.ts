/** What kubeadm reads of its configuration, whichever document it stands in. Not YAML in general: slipway's own. */
export interface Config {
  readonly node: string
  readonly nodeIp: string
  readonly version: string
  readonly imageRepository: string
  readonly clusterName: string
  readonly address: string
  readonly token: string
  readonly endpoint: string
  readonly hashes: readonly string[]
  readonly ttl: string
  /** How long kubeadm join looks for the cluster, in ms: five minutes if it is not told. */
  readonly discoveryMs: number
  /** The documents as they were written. */
  readonly cluster: string
  readonly kubelet: string
  readonly kubeProxy: string
}

/** Of what Go writes for a duration of minutes and seconds. */
function milliseconds(duration: string): number {
  const [, minutes = 0, seconds = 0] = duration.match(/^(\d+)m(\d+)s$/) ?? []
  return (Number(minutes) * 60 + Number(seconds)) * 1000
}

export function readConfig(text: string): Config {
  const documents = text.split(/^---\n/m)
  const document = (kind: string) => documents.find(d => d.includes(`kind: ${kind}\n`)) ?? ''
  const value = (key: string, within = text) =>
    within.match(new RegExp(`^[ -]*${key}: "?([^"\\n]*?)"?$`, 'm'))?.[1] ?? ''
  const own = document('InitConfiguration') || document('JoinConfiguration')
  const cluster = document('ClusterConfiguration')
  return {
    node: own.match(/^nodeRegistration:\n(?: {2,}.*\n)*? {2}name: "?([^"\n]*?)"?$/m)?.[1] ?? '',
    nodeIp: value('node-ip', own),
    version: value('kubernetesVersion', cluster),
    imageRepository: value('imageRepository', cluster),
    clusterName: value('clusterName', cluster),
    address: value('advertiseAddress', own),
    token: value('token', own),
    endpoint: value('apiServerEndpoint', own),
    hashes: own.match(/sha256:[0-9a-f]{64}/g) ?? [],
    ttl: value('ttl', own),
    discoveryMs: milliseconds(value('timeout', own) || '5m0s'),
    cluster,
    kubelet: document('KubeletConfiguration'),
    kubeProxy: document('KubeProxyConfiguration'),
  }
}

const ETCD: Readonly<Record<string, string>> = { 'v1.19.0': '3.4.9-1' }

/** The images of a control plane, as `kubeadm config images list` has them for 1.19 to 1.21. */
export function imagesOf({ version, imageRepository }: Config): Readonly<Record<string, string>> {
  const is121 = version.startsWith('v1.21.')
  const tags = {
    'kube-apiserver': version,
    'kube-controller-manager': version,
    'kube-scheduler': version,
    'kube-proxy': version,
    pause: is121 ? '3.4.1' : '3.2',
    etcd: ETCD[version] ?? '3.4.13-0',
    coredns: is121 ? 'v1.8.0' : '1.7.0',
  }
  return Object.fromEntries(
    Object.entries(tags).map(([name, tag]) => [
      name,
      `${imageRepository}/${name === 'coredns' && is121 ? 'coredns/coredns' : name}:${tag}`,
    ]),
  )
}

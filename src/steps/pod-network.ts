import { basename } from 'node:path'
import type { Cluster } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { NETWORK_SIGNS, type NetworkSign, otherNetworks } from '../facts/pod-networks.ts'
import { apply, applyManifest } from '../render/apply.ts'
import { podNetworkObjects } from '../render/pod-network.ts'
import { allLive, liveFacts, manifestChanges } from './manifest.ts'
import { theLeader } from './targets.ts'

/** `flannel v0.14.0`, `cilium.yaml`. */
function called({ network: { plugin, version, source } }: Cluster): string {
  if (plugin === 'flannel' || plugin === 'calico') return `${plugin} ${version}`
  return source ? basename('url' in source ? source.url : source.file) : plugin
}

/** Two networks in one cluster fight for the pods' addresses, and a node keeps what the first has left. */
const inTheWay = ({ plugin, namespace, name }: NetworkSign, wanted: string): Problem =>
  new Problem(
    'UNSUPPORTED',
    `the cluster has ${plugin} in ${namespace}, and ${wanted} cannot take its place while pods use it`,
    {
      hint: `slipway reset, then up, makes the cluster anew; or take it out by hand: kubectl -n ${namespace} delete daemonset/${name}, restart every node, and run up again`,
    },
  )

export const podNetwork = defineStep({
  id: 'pod-network',
  title: 'The pod network is in the cluster, with its pod subnet',
  after: ['control-plane'],
  targets: (host, cluster) => cluster.network.plugin !== 'none' && theLeader(host, cluster),
  facts: ({ cluster }) =>
    liveFacts(
      [...podNetworkObjects(cluster), ...NETWORK_SIGNS],
      cluster.network.flannel?.namespace ?? 'default',
    ),
  diff: (known, { cluster }) => {
    const wanted = podNetworkObjects(cluster)
    const live = allLive(known)
    const what = called(cluster)
    const [other] = otherNetworks(live, wanted)
    if (other) throw inTheWay(other, what)
    return manifestChanges(
      wanted,
      live,
      what,
      cluster.network.plugin === 'flannel' ? apply : applyManifest,
    )
  },
})

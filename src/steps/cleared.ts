import { type Change, change, risky } from '../core/change.ts'
import type { Target } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import { ETCD_MEMBER } from '../facts/kubeadm.ts'
import type { LeftOver } from '../facts/left-over.ts'
import { kubeadmReset } from '../render/kubeadm-commands.ts'

/** What is lost when a host is reset, as far as one can tell from what is there. */
function cost({ kubeadm, marker }: LeftOver, { cluster }: Target): string {
  const other = marker && marker.cluster !== cluster.name ? marker.cluster : undefined
  if (kubeadm.includes(ETCD_MEMBER))
    return other === undefined
      ? 'all that is in the etcd of the cluster is lost, and its certificates'
      : `all that is in the etcd of the cluster ${other} is lost, and its certificates`
  return other === undefined
    ? 'its pods end, and what they keep on the host alone is lost'
    : `its pods end, which belong to the cluster ${other}, and what they keep on the host alone is lost`
}

/**
 * What is to do until nothing of kubeadm is left on a host. A host that was `named` is reset whoever's it is.
 *
 * @throws Problem FOREIGN_CLUSTER when it was not named and carries what this cluster has not noted as its own
 */
export function toClear(left: LeftOver, target: Target, named: boolean): Change[] {
  const { host, cluster } = target
  const owner = left.marker?.cluster
  const found = [...left.kubeadm, ...left.around]
  if (owner === undefined && found.length === 0) return []
  if (!named && owner !== cluster.name) {
    // Folders and links alone are no cluster, and may be somebody's container network.
    if (owner === undefined && left.kubeadm.length === 0) return []
    const what = owner
      ? `${host.name} belongs to the cluster ${owner}, not to ${cluster.name}`
      : `somebody else has run kubeadm on ${host.name}`
    throw new Problem('FOREIGN_CLUSTER', what, {
      evidence: [`found: ${found.join(', ') || 'a note that slipway left'}`],
      hint: `slipway reset --host ${host.name} resets it all the same; other hosts can be named as well`,
    })
  }
  const summary =
    left.kubeadm.length > 0
      ? `reset kubeadm: ${cost(left, target)}`
      : `remove what a reset has left: ${found.join(', ') || 'the note whose it was'}`
  return [risky('destructive', change(summary, kubeadmReset(cluster)))]
}

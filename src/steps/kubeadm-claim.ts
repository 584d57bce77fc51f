import type { Cluster } from '../core/cluster.ts'
import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import type { KubeadmState } from '../facts/kubeadm.ts'

/**
 * Makes sure that what kubeadm left on a host is this cluster's, before anything is reset there.
 *
 * @throws Problem FOREIGN_CLUSTER when it is somebody else's, or nobody can tell
 */
export function claim(found: KubeadmState, host: Host, cluster: Cluster): void {
  if (found.state === 'absent') return
  const owner = found.marker?.cluster
  if (owner !== undefined && owner !== cluster.name)
    throw new Problem(
      'FOREIGN_CLUSTER',
      `${host.name} belongs to the cluster ${owner}, not to ${cluster.name}`,
      {
        hint: 'take the host out of cluster.yaml, or run kubeadm reset on it first',
      },
    )
  if (found.state === 'done' && found.cluster && found.cluster !== cluster.name)
    throw new Problem(
      'FOREIGN_CLUSTER',
      `${host.name} runs the control plane of the cluster ${found.cluster}, not of ${cluster.name}`,
      { hint: 'name that cluster in cluster.yaml, or run kubeadm reset on the host first' },
    )
  if (found.state === 'partial' && owner === undefined)
    throw new Problem(
      'FOREIGN_CLUSTER',
      `somebody else began a kubeadm on ${host.name} and did not end it (it reached ${found.reached})`,
      {
        hint: 'slipway resets only what it has begun itself: run kubeadm reset on the host, then this again',
      },
    )
}

import type { Cluster } from '../core/cluster.ts'
import type { Host } from '../core/host.ts'
import { Problem } from '../core/problem.ts'
import type { KubeadmState } from '../facts/kubeadm.ts'

/** Whose the kubeadm on a host is, in words; undefined where it is this cluster's, or nobody can tell yet. */
export function strangerOf(found: KubeadmState, cluster: Cluster): string | undefined {
  if (found.state === 'absent') return undefined
  const { marker } = found
  if (marker && marker.cluster !== cluster.name) return `the cluster ${marker.cluster}`
  if (found.state === 'done' && found.cluster && found.cluster !== cluster.name)
    return marker?.bears === found.cluster ? undefined : `the cluster ${found.cluster}`
  return found.state === 'partial' && !marker ? 'somebody else' : undefined
}

function seen(found: KubeadmState, whose: string, host: Host, cluster: Cluster): string {
  if (found.state === 'partial' && !found.marker)
    return `${whose} began a kubeadm on ${host.name} and did not end it (it reached ${found.reached})`
  const owner = found.state === 'absent' ? undefined : found.marker?.cluster
  return owner !== undefined && owner !== cluster.name
    ? `${host.name} belongs to ${whose}, not to ${cluster.name}`
    : `${host.name} runs the control plane of ${whose}, not of ${cluster.name}`
}

/**
 * Makes sure that what kubeadm left on a host is this cluster's, or that the host is to be adopted, before anything
 * is reset there. Even adoption resets no control plane that answers.
 *
 * @throws Problem FOREIGN_CLUSTER when it is somebody else's, or nobody can tell
 */
export function claim(found: KubeadmState, host: Host, cluster: Cluster): void {
  const whose = strangerOf(found, cluster)
  if (whose === undefined) return
  const reset = `slipway reset --host ${host.name} clears the host, and loses what is there`
  if (found.state === 'partial' && found.cluster !== undefined)
    throw new Problem(
      'FOREIGN_CLUSTER',
      `the API server on ${host.name} answers for a cluster that is not ${cluster.name}'s, and lacks something: ${found.reached}`,
      {
        hint: `make it whole under the name ${host.name}, then --adopt ${host.name} takes it; ${reset}`,
      },
    )
  if (host.adopt) return
  throw new Problem('FOREIGN_CLUSTER', seen(found, whose, host, cluster), {
    hint: `slipway up --adopt ${host.name} takes it over, as far as it is whole; ${reset}; or take it out of cluster.yaml`,
  })
}

import { type Cluster, minorOf } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import { runtimePath } from '../render/cri.ts'

/** From 1.24 on every kubelet is told of its runtime, be it by a flag or, from 1.34, in a file. */
const FIRST_WITH_ENDPOINT = 24

/**
 * A node keeps the runtime that it was made with: the kubelet's flags, its node's annotation and its containers hang on it.
 *
 * @throws Problem UNSUPPORTED when cluster.yaml asks for another one
 */
export function refuseChange(now: string | undefined, cluster: Cluster): void {
  const wanted = runtimePath(cluster)
  if (now === undefined || now === wanted) return
  // Newer kubelets are not told by the flag that was looked for.
  if (now === 'dockershim' && minorOf(cluster.kubernetes.version) >= FIRST_WITH_ENDPOINT) return
  throw new Problem(
    'UNSUPPORTED',
    `the kubelet here uses ${now}, and cluster.yaml asks for ${cluster.runtime.name} (${wanted}): slipway does not change the runtime of a node`,
    {
      hint: 'put the runtime of before into cluster.yaml; or `slipway reset` the host, and then: slipway up',
    },
  )
}

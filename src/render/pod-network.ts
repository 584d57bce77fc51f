import type { Cluster } from '../core/cluster.ts'
import { Problem } from '../core/problem.ts'
import type { KubeObject } from '../facts/kubectl.ts'
import { calico } from './calico.ts'
import { flannel } from './flannel.ts'

/**
 * What the manifest of the network holds.
 *
 * @throws Problem CONFIG_INVALID when it was not read: reading is not part of parsing a cluster file
 */
function loaded({ network }: Cluster): KubeObject[] {
  if (network.objects) return network.objects as unknown as KubeObject[]
  throw new Problem('CONFIG_INVALID', `the manifest of ${network.plugin} has not been read`, {
    hint: 'load the cluster with loadCluster, which reads it, instead of parsing the text alone',
  })
}

/** The objects that the cluster is to have for its pods to reach each other; none where the user sees to that. */
export function podNetworkObjects(cluster: Cluster): KubeObject[] {
  switch (cluster.network.plugin) {
    case 'flannel':
      return flannel(cluster)
    case 'calico':
      return calico(loaded(cluster), cluster)
    case 'cilium':
    case 'manifest':
      return loaded(cluster)
    case 'none':
      return []
  }
}

interface PodTemplate {
  readonly spec?: {
    readonly template?: {
      readonly spec?: {
        readonly initContainers?: readonly { readonly image?: string }[]
        readonly containers?: readonly { readonly image?: string }[]
      }
    }
  }
}

/** The images of the pods that run on every node. */
export function podNetworkImages(cluster: Cluster): string[] {
  const images = podNetworkObjects(cluster)
    .filter(({ kind }) => kind === 'DaemonSet')
    .flatMap(object => {
      const { initContainers = [], containers = [] } =
        (object as PodTemplate).spec?.template?.spec ?? {}
      return [...initContainers, ...containers].flatMap(({ image }) => image ?? [])
    })
  return [...new Set(images)]
}

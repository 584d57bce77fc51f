import type { Cluster } from '../../core/cluster.ts'
import { containerd } from './containerd.ts'
import { crio } from './crio.ts'
import { docker } from './docker.ts'
import type { MakeRuntime, Runtime } from './runtime.ts'

const RUNTIMES = { containerd, docker, 'cri-o': crio } as const satisfies Record<
  Cluster['runtime']['name'],
  MakeRuntime
>

/** The runtime of a cluster, with its settings filled in. */
export const runtimeOf = (cluster: Cluster): Runtime => RUNTIMES[cluster.runtime.name](cluster)

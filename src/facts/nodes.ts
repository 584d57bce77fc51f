import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import type { Taint } from '../core/host.ts'
import { ADMIN_CONF, type KubeObject, kubectlGet, readObjects } from './kubectl.ts'

/** A node as the API server has it. */
export interface Node {
  readonly name: string
  readonly ready: boolean
  readonly version: string
  readonly address: string | undefined
  readonly labels: Readonly<Record<string, string>>
  readonly taints: readonly Taint[]
  /** The MAC address to which other nodes send the packets for its pods; undefined where flannel has told none. */
  readonly vtep?: string | undefined
}

/** Where flannel's pod tells what other nodes must know of its link (flannel-io/flannel, pkg/subnet/kube). */
const BACKEND_DATA = 'flannel.alpha.coreos.com/backend-data'

type RawNode = KubeObject & {
  readonly spec?: { taints?: Taint[] }
  readonly status?: {
    conditions?: { type: string; status: string }[]
    addresses?: { type: string; address: string }[]
    nodeInfo?: { kubeletVersion: string }
  }
}

const readNode = (raw: KubeObject): Node => {
  const { metadata, spec, status } = raw as RawNode
  return {
    name: metadata.name,
    ready: status?.conditions?.some(c => c.type === 'Ready' && c.status === 'True') ?? false,
    version: status?.nodeInfo?.kubeletVersion ?? '',
    address: status?.addresses?.find(a => a.type === 'InternalIP')?.address,
    labels: metadata.labels ?? {},
    taints: spec?.taints ?? [],
    vtep: metadata.annotations?.[BACKEND_DATA]?.match(/"VtepMAC":"([^"]*)"/)?.[1],
  }
}

/** All nodes by name, asked on a control plane; undefined when the API server does not answer. */
export const nodes: Fact<ReadonlyMap<string, Node> | undefined> = {
  ask: sh`[ -f ${ADMIN_CONF} ] && ${kubectlGet('nodes', '-o', 'json')}`,
  read: ({ code, stdout }) =>
    code === 0
      ? new Map(readObjects(stdout).map(raw => [raw.metadata.name, readNode(raw)]))
      : undefined,
}

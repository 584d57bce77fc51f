import type { Machine } from '../machine.ts'
import type { Thing } from '../objects.ts'
import { amend, drop, objectsOf } from './api.ts'
import { ripe } from './due.ts'
import { isReady, setReady, taintsOf } from './node.ts'
import { pulled } from './static-pods.ts'

/** kube-controller-manager's node-monitor-grace-period. */
const GRACE_MS = 40_000
const POD_MS = 3000

interface Toleration {
  readonly key?: string
  readonly operator?: string
  readonly effect?: string
}

interface PodSpec {
  readonly containers: readonly { readonly image: string }[]
  readonly tolerations?: readonly Toleration[]
}

/** What the controllers and the scheduler of a control plane do by themselves. */
export function control(m: Machine, at: number): void {
  const { containers } = m.live
  if (!containers.has('kube-controller-manager') || !containers.has('kube-scheduler')) return
  if (m.conditions.diskFull) return
  for (const [key, thing] of objectsOf(m)) {
    if (thing.kind === 'Node') watch(m, thing, at)
    else if (thing.kind === 'Deployment') deploy(m, key, thing, at)
    else if (thing.kind === 'Secret') expire(m, key, thing, at)
  }
}

/** A node of which nothing is heard is no longer ready. */
function watch(m: Machine, node: Thing, at: number): void {
  const { leases } = m.clockwork
  const { name } = node.metadata
  const heard = leases.get(name)
  if (heard === undefined) leases.set(name, at)
  else if (isReady(node) && at - heard > GRACE_MS)
    setReady(m, node, 'False', {
      type: 'Ready',
      status: 'Unknown' as 'False',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
    })
}

const tolerates = (spec: PodSpec, node: Thing) =>
  taintsOf(node)
    .filter(taint => taint.effect !== 'PreferNoSchedule')
    .every(taint =>
      spec.tolerations?.some(
        t =>
          (t.key === undefined || t.key === taint.key) &&
          (t.effect === undefined || t.effect === taint.effect),
      ),
    )

/** The pods of a Deployment are there as long as there is a node for them. */
function deploy(m: Machine, key: string, { spec, status }: Thing, at: number): void {
  const { replicas = 1, template } = spec as { replicas?: number; template: { spec: PodSpec } }
  const image = template.spec.containers[0]?.image
  const fits = (node: Thing) => {
    const machine = m.around.machine(node.metadata.name)
    return isReady(node) && tolerates(template.spec, node) && !!machine && pulled(machine, image)
  }
  const some = [...objectsOf(m).values()].some(o => o.kind === 'Node' && fits(o))
  const wanted = some ? replicas : 0
  const now = status?.availableReplicas ?? 0
  if (!ripe(m, at, key, wanted !== now, POD_MS)) return
  amend(m, key, {
    status: {
      replicas,
      readyReplicas: wanted,
      availableReplicas: wanted,
      updatedReplicas: replicas,
    },
  })
}

/** The token cleaner takes away what has expired. */
function expire(m: Machine, key: string, { data, type, metadata }: Thing, at: number): void {
  if (type !== 'bootstrap.kubernetes.io/token' || !data?.expiration) return
  const { clockOffset, tokenMs = Number.POSITIVE_INFINITY } = m.conditions
  const until = Date.parse(Buffer.from(data.expiration, 'base64').toString())
  const gone = Date.parse(String(metadata.creationTimestamp)) + tokenMs
  const rest = Math.min(until, gone) - clockOffset - at
  if (rest <= 0) drop(m, key)
  else m.clockwork.due.set(`expire ${key}`, at + rest)
}

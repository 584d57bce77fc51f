/** An object of Kubernetes, as the API server keeps it. Never changed in place. */
export interface Thing {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: {
    readonly name: string
    readonly namespace?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
    readonly [key: string]: unknown
  }
  readonly spec?: Readonly<Record<string, unknown>>
  readonly status?: Readonly<Record<string, unknown>>
  readonly data?: Readonly<Record<string, string>>
  readonly [key: string]: unknown
}

/** All objects of a cluster, by `kind/namespace/name`. Never changed in place. */
export type Objects = ReadonlyMap<string, Thing>

const SHORT: Readonly<Record<string, string>> = {
  cm: 'configmap',
  deploy: 'deployment',
  ds: 'daemonset',
  no: 'node',
  svc: 'service',
  po: 'pod',
  sa: 'serviceaccount',
  ns: 'namespace',
}

const WITHOUT_NAMESPACE = ['node', 'namespace', 'clusterrole', 'clusterrolebinding']

/** The kind that `cm`, `nodes` or `deployments.apps` names. */
export function kindOf(word: string): string {
  const name = (word.split('.')[0] ?? '').toLowerCase()
  return SHORT[name] ?? name.replace(/s$/, '')
}

export const keyOf = (kind: string, namespace: string, name: string) =>
  `${kind}/${WITHOUT_NAMESPACE.includes(kind) ? '' : namespace}/${name}`

export const keyOfThing = ({ kind, metadata }: Thing) =>
  keyOf(kind.toLowerCase(), metadata.namespace ?? 'default', metadata.name)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The fields of `over` put over those of `under`; lists are replaced. */
export function merged<T>(under: T, over: unknown): T {
  if (!isRecord(under) || !isRecord(over)) return over as T
  const both: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) both[key] = merged(both[key], value)
  return both as T
}

/** Whether two values say the same. */
export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What kubeadm init ends with: all of it there means that the control plane is whole. */
export function isWhole(objects: Objects): boolean {
  const has = (key: string) => objects.has(key)
  return (
    has('configmap/kube-system/kubeadm-config') &&
    has('deployment/kube-system/coredns') &&
    has('daemonset/kube-system/kube-proxy') &&
    [...objects.values()].some(
      o => o.kind === 'Node' && 'node-role.kubernetes.io/master' in (o.metadata.labels ?? {}),
    )
  )
}

import { sameQuantity } from './quantity.ts'

/** What Go leaves out of JSON when it is optional: writing it is the same as not writing it. `{}` stays. */
const isZero = (value: unknown): boolean =>
  [undefined, null, false, '', 0].includes(value as null) ||
  (Array.isArray(value) && value.length === 0)

/**
 * Lists of maps whose items Kubernetes tells apart by a key, and `kubectl apply` merges item by item: what somebody has
 * added stays there, as a label would. Source: patchMergeKey in k8s.io/api, core/v1/types.go.
 */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['containers', ['name']],
  ['env', ['name']],
  ['hostAliases', ['ip']],
  ['imagePullSecrets', ['name']],
  ['initContainers', ['name']],
  ['ports', ['containerPort', 'port']],
  ['volumeMounts', ['mountPath']],
  ['volumes', ['name']],
])

type Item = Readonly<Record<string, unknown>>

/** What tells the items of a list apart; undefined for a list that is one value, to be had as it is or not at all. */
function keyOf(items: readonly unknown[], path: string): string | undefined {
  const keys = KEYS.get(path.replace(/^.*\./, '')) ?? []
  return keys.find(key => {
    const values = items.map(item => (item as Item | null)?.[key])
    return !values.includes(undefined) && new Set(values).size === values.length
  })
}

/**
 * Where `live` lacks something that `wanted` has, as dotted paths. What the API server adds by itself
 * (defaults, status, where null leaves it to it), what it leaves out because it is nothing, and another spelling of the same quantity
 * are no difference; lists must agree item by item, but for those whose items are merged.
 */
export function differences(wanted: unknown, live: unknown, path = ''): string[] {
  if (wanted === null || (live === undefined && isZero(wanted))) return []
  if (Array.isArray(wanted)) {
    if (!Array.isArray(live)) return [path]
    const key = keyOf(wanted, path)
    if (key !== undefined)
      return wanted.flatMap((item: Item, i) => {
        const found = live.find(one => (one as Item | null)?.[key] === item[key])
        return found === undefined ? [`${path}[${i}]`] : differences(item, found, `${path}[${i}]`)
      })
    if (live.length !== wanted.length) return [path]
    return wanted.flatMap((item, i) => differences(item, live[i], `${path}[${i}]`))
  }
  if (wanted !== null && typeof wanted === 'object') {
    if (live === null || typeof live !== 'object') return [path]
    const has = live as Record<string, unknown>
    return Object.entries(wanted).flatMap(([key, value]) =>
      differences(value, has[key], path ? `${path}.${key}` : key),
    )
  }
  return wanted === live || (inResources(path) && sameQuantity(wanted, live)) ? [] : [path]
}

/** Where Kubernetes takes quantities: requests and limits of containers and claims, and sizes of volumes. */
const inResources = (path: string): boolean =>
  /\.(requests|limits|capacity|hard|sizeLimit)(\.|$)/.test(path)

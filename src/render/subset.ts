import { sameQuantity } from './quantity.ts'

/** What Go leaves out of JSON when it is optional: writing it is the same as not writing it. `{}` stays. */
const isZero = (value: unknown): boolean =>
  [undefined, null, false, '', 0].includes(value as null) ||
  (Array.isArray(value) && value.length === 0)

/**
 * Where `live` lacks something that `wanted` has, as dotted paths. What the API server adds by itself
 * (defaults, status, where null leaves it to it), what it leaves out because it is nothing, and another spelling of the same quantity
 * are no difference; lists must agree item by item.
 */
export function differences(wanted: unknown, live: unknown, path = ''): string[] {
  if (wanted === null || (live === undefined && isZero(wanted))) return []
  if (Array.isArray(wanted)) {
    if (!Array.isArray(live) || live.length !== wanted.length) return [path]
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

/**
 * Where `live` lacks something that `wanted` has, as dotted paths. What the API server adds by itself
 * (defaults, status) is no difference; lists must agree item by item.
 */
export function differences(wanted: unknown, live: unknown, path = ''): string[] {
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
  return wanted === live ? [] : [path]
}

import type { Cluster } from '../core/cluster.ts'

/** daemon.json(5) with slipway's settings put over what is there; other settings stay as they are. */
export function daemonJson(content: string | undefined, { runtime }: Cluster): string {
  const now = parse(content)
  const driver = `native.cgroupdriver=${runtime.cgroupDriver}`
  const options: unknown[] = Array.isArray(now['exec-opts']) ? now['exec-opts'] : []
  const others = options.filter(o => !String(o).startsWith('native.cgroupdriver='))
  const right = options.includes(driver) && others.length === options.length - 1
  const wanted = {
    ...now,
    'exec-opts': right ? options : [...others, driver],
    ...(runtime.registryMirrors.length > 0 && { 'registry-mirrors': runtime.registryMirrors }),
    ...(runtime.insecureRegistries.length > 0 && {
      'insecure-registries': runtime.insecureRegistries,
    }),
  }
  const same = JSON.stringify(wanted) === JSON.stringify(now)
  return same && content !== undefined ? content : `${JSON.stringify(wanted, null, 2)}\n`
}

/** A file that is no JSON keeps Docker from starting, so nothing in it is worth keeping. */
function parse(content: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content ?? '{}')
    return value && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

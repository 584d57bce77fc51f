import type { JsonObject } from '../core/cluster.ts'
import { isMap } from '../core/is-map.ts'
import { isProxyMode, proxyGates } from './catalogue/kube-proxy.ts'

/** The user's part of kube-proxy's configuration, with the gates open that its mode needs in this minor. */
export function toKubeProxy(own: JsonObject | false = {}, minor: number): JsonObject | false {
  if (own === false || !isProxyMode(own.mode)) return own
  const gates = proxyGates(own.mode, minor)
  if (Object.keys(gates).length === 0) return own
  return { ...own, featureGates: { ...gates, ...(isMap(own.featureGates) && own.featureGates) } }
}

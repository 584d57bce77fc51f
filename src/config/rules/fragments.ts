import { KUBE_PROXY_FIELDS } from '../catalogue/fields/kube-proxy.ts'
import { KUBELET_FIELDS } from '../catalogue/fields/kubelet.ts'
import { parseVersion } from '../catalogue/version.ts'
import { fieldMistakes } from '../fields.ts'
import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

type Fragment = 'kubelet' | 'kubeProxy'

/** Fields of the fragments that slipway writes itself, and the setting that they follow. */
const OWN: readonly (readonly [Fragment, string, string])[] = [
  ['kubelet', 'apiVersion', 'is written by slipway'],
  ['kubelet', 'kind', 'is written by slipway'],
  ['kubelet', 'cgroupDriver', 'follows runtime.cgroupDriver; set it there'],
  ['kubelet', 'clusterDomain', 'follows network.dnsDomain; set it there'],
  ['kubeProxy', 'apiVersion', 'is written by slipway'],
  ['kubeProxy', 'kind', 'is written by slipway'],
  ['kubeProxy', 'clusterCIDR', 'follows network.podSubnet; set it there'],
]

const KINDS = [
  ['kubelet', 'KubeletConfiguration', KUBELET_FIELDS],
  ['kubeProxy', 'KubeProxyConfiguration', KUBE_PROXY_FIELDS],
] as const

/** kubeadm passes on what it does not know with a warning at most, so that a wrong word has no effect. */
export const fragments: Rule = (draft, settings) => {
  const own = OWN.flatMap(([fragment, field, message]): Complaint[] =>
    Object.hasOwn(draft[fragment] || {}, field)
      ? [{ path: [fragment, field], part: 'key', message }]
      : [],
  )
  const minor = parseVersion(settings.kubernetes.version)?.minor
  if (minor === undefined) return own
  const told = new Set(OWN.map(([fragment, field]) => `${fragment}.${field}`))
  const unknown = KINDS.flatMap(([fragment, name, table]) =>
    fieldMistakes({ name, table, version: minor, write: n => `1.${n}` }, draft[fragment] || {})
      .filter(({ path: [field] }) => !told.has(`${fragment}.${field}`))
      .map(({ path, ...rest }): Complaint => ({ path: [fragment, ...path], ...rest })),
  )
  return [...own, ...unknown]
}

import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

/** Fields of the fragments that slipway writes itself, and the setting that they follow. */
const OWN: readonly (readonly ['kubelet' | 'kubeProxy', string, string])[] = [
  ['kubelet', 'apiVersion', 'is written by slipway'],
  ['kubelet', 'kind', 'is written by slipway'],
  ['kubelet', 'cgroupDriver', 'follows runtime.cgroupDriver; set it there'],
  ['kubelet', 'clusterDomain', 'follows network.dnsDomain; set it there'],
  ['kubeProxy', 'apiVersion', 'is written by slipway'],
  ['kubeProxy', 'kind', 'is written by slipway'],
  ['kubeProxy', 'clusterCIDR', 'follows network.podSubnet; set it there'],
]

export const fragments: Rule = draft =>
  OWN.flatMap(([fragment, field, message]): Complaint[] =>
    Object.hasOwn(draft[fragment] ?? {}, field)
      ? [{ path: [fragment, field], part: 'key', message }]
      : [],
  )

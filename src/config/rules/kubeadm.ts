import { argsOf, withArgs } from '../../core/extra-args.ts'
import { CLUSTER_FIELDS, INIT_FIELDS } from '../catalogue/fields/kubeadm.ts'
import { LOST_KUBELET_FLAGS } from '../catalogue/kubelet-flags.ts'
import { type KubernetesMinor, kubernetesMinor } from '../catalogue/kubernetes.ts'
import { parseVersion } from '../catalogue/version.ts'
import type { Draft } from '../draft.ts'
import { fieldMistakes } from '../fields.ts'
import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

type Part = 'clusterConfiguration' | 'nodeRegistration'

/** Fields that slipway writes itself, and the setting that they follow. */
const OWN: readonly (readonly [Part, string, string])[] = [
  ['clusterConfiguration', 'apiVersion', 'is written by slipway'],
  ['clusterConfiguration', 'kind', 'is written by slipway'],
  ['clusterConfiguration', 'clusterName', 'follows cluster; set it there'],
  ['clusterConfiguration', 'kubernetesVersion', 'follows kubernetes.version; set it there'],
  ['clusterConfiguration', 'imageRepository', 'follows kubernetes.imageRepository; set it there'],
  ['clusterConfiguration', 'controlPlaneEndpoint', 'follows the address of the control plane'],
  ['clusterConfiguration', 'networking', 'follows network; set it there'],
  ['nodeRegistration', 'name', 'follows the names of the hosts'],
  ['nodeRegistration', 'criSocket', 'follows runtime.name; set it there'],
  ['nodeRegistration', 'taints', 'follows the taints of the hosts; set them there'],
]

/** What kubeadm's configuration would be wrong with. kubeadm itself only warns of fields that it does not know. */
export const kubeadm: Rule = ({ kubeadm = {} }, settings) => {
  const parsed = parseVersion(settings.kubernetes.version)
  const minor = parsed && kubernetesMinor(parsed)
  const own = OWN.filter(([part, field]) => Object.hasOwn(kubeadm[part] ?? {}, field))
  const complaints = own.map(
    ([part, field, message]): Complaint => ({
      path: ['kubeadm', part, field],
      part: 'key',
      message,
    }),
  )
  if (!minor) return complaints
  const told = new Set(own.map(([part, field]) => `${part}.${field}`))
  const unknown = mistakes(kubeadm, minor).filter(
    ({ path: [, part, field] }) => !told.has(`${part}.${field}`),
  )
  return [...complaints, ...unknown, ...flags(kubeadm, minor)]
}

function mistakes(
  given: NonNullable<Draft['kubeadm']>,
  { configApi }: KubernetesMinor,
): Complaint[] {
  const api = {
    version: Number(configApi.replace('v1beta', '')),
    write: (n: number) => `v1beta${n}`,
  }
  const { clusterConfiguration = {}, nodeRegistration = {} } = withArgs(configApi, given)
  return [
    ...fieldMistakes(
      { ...api, name: 'ClusterConfiguration', table: CLUSTER_FIELDS },
      clusterConfiguration,
    ).map(({ path, ...rest }) => ({ ...rest, path: ['clusterConfiguration', ...path] })),
    ...fieldMistakes(
      { ...api, name: 'InitConfiguration', table: INIT_FIELDS },
      { nodeRegistration },
    ),
  ].map(({ path, ...rest }): Complaint => ({ ...rest, path: ['kubeadm', ...path] }))
}

/** Flags of the kubelet that slipway gives it, and those that it does not have any more. */
function flags(
  { nodeRegistration }: NonNullable<Draft['kubeadm']>,
  known: KubernetesMinor,
): Complaint[] {
  const path = ['kubeadm', 'nodeRegistration', 'kubeletExtraArgs']
  return (argsOf(nodeRegistration?.kubeletExtraArgs) ?? []).flatMap(({ name }, i): Complaint[] => {
    const isList = Array.isArray(nodeRegistration?.kubeletExtraArgs)
    const at = (message: string): Complaint[] => [{ path: [...path, isList ? i : name], message }]
    if (name === 'node-ip') return at('node-ip follows the addresses of the hosts')
    const lost = LOST_KUBELET_FLAGS[name]
    if (lost === undefined || known.minor < lost) return []
    return at(`the kubelet lost the flag ${name} in 1.${lost}, and would not start`)
  })
}

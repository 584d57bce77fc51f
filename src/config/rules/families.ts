import { versionFor } from '../catalogue/networks.ts'
import { parseVersion } from '../catalogue/version.ts'
import type { Settings } from '../draft.ts'
import type { Complaint } from '../issue.ts'
import { chosen } from '../network.ts'
import { familiesOf } from './network.ts'
import type { Rule } from './rule.ts'

/** Two families at once are open to everybody from this minor on: beta (release notes of 1.21), whole from 1.23. */
const FIRST_DUAL = 21

/** What is no such pair has been told of already. */
const isPair = (families: string): boolean =>
  ['IPv4', 'IPv6', 'IPv4 and IPv6', 'IPv6 and IPv4'].includes(families)

/** Pods, services and hosts are of the same families, in the same order, and version and plugin can carry them. */
export const families: Rule = ({ hosts = {}, network: own }, settings) => {
  const { network } = settings
  const wanted = familiesOf(network.podSubnet)
  if (!isPair(wanted) || !isPair(familiesOf(network.serviceSubnet))) return []
  const complaints: Complaint[] = []
  if (familiesOf(network.serviceSubnet) !== wanted) {
    const key = own?.serviceSubnet === undefined ? 'podSubnet' : 'serviceSubnet'
    const message = `pods are of ${wanted}, services of ${familiesOf(network.serviceSubnet)}; both need the same, in the same order`
    return [{ path: ['network', key], message }]
  }
  for (const [name, host] of Object.entries(hosts)) {
    const has = host?.address
    if (has === undefined || familiesOf(has) === wanted) continue
    const message = `is of ${familiesOf(has)}, and the networks inside the cluster are of ${wanted}`
    complaints.push({ path: ['hosts', name, 'address'], message })
  }
  return wanted === 'IPv4' ? complaints : [...complaints, ...able(wanted, own, settings)]
}

function able(wanted: string, own: Parameters<typeof chosen>[0], settings: Settings): Complaint[] {
  const minor = parseVersion(settings.kubernetes.version)?.minor
  if (minor === undefined) return []
  const both = wanted.includes(' ')
  if (both && minor < FIRST_DUAL)
    return [
      {
        path: ['network', 'podSubnet'],
        message: `IPv4 and IPv6 together need Kubernetes 1.${FIRST_DUAL} or newer; 1.${minor} takes one of them`,
      },
    ]
  const { plugin, version } = chosen(own, settings, minor)
  const known = versionFor(plugin, minor, version)
  if (known && known.version === version && !known.ipv6)
    return [
      {
        path: ['network', 'podSubnet'],
        message:
          plugin === 'flannel'
            ? `flannel ${version} knows no IPv6; use ${versionFor(plugin, minor)?.version}`
            : `slipway sets up ${plugin} for IPv4 alone; use flannel, or your own manifest`,
      },
    ]
  if (plugin === 'flannel' && wanted === 'IPv6 and IPv4')
    return [
      {
        path: ['network', 'podSubnet'],
        message: 'flannel finds its network card by the IPv4 address; write IPv4 first',
      },
    ]
  return []
}

import type { Cluster, Target } from '../../core/cluster.ts'
import { render } from '../template.ts'
import {
  type Audience,
  type Family,
  familyOf,
  openings,
  podSubnets,
  portText,
  sourcesOf,
} from './openings.ts'

/** The zone that everything with an address of a pod is in. */
export const PODS_ZONE = 'slipway-pods'

/** The policy by which nodes reach pods. It must not have the name of a zone. */
export const PODS_POLICY = 'slipway-to-pods'

const SERVICE: Readonly<Record<Audience, string>> = {
  anyone: 'slipway-public',
  nodes: 'slipway-nodes',
  'control-planes': 'slipway-control-planes',
}
const INET: Readonly<Record<Family, string>> = { ipv4: 'inet', ipv6: 'inet6' }
const FAMILIES = Object.keys(INET) as Family[]
const CLOSED = ['nodes', 'control-planes'] as const

const setName = (from: (typeof CLOSED)[number], family: Family) =>
  `${SERVICE[from]}${family === 'ipv6' ? '-ipv6' : ''}`

/** All names that slipway gives to services and ipsets, used or not. */
export const SERVICES: readonly string[] = Object.values(SERVICE)
export const IPSETS: readonly string[] = CLOSED.flatMap(from => FAMILIES.map(f => setName(from, f)))

/** What is asked of firewalld, by its own words for it. */
export interface FirewalldWish {
  /** Ports by service. */
  readonly services: ReadonlyMap<string, readonly string[]>
  /** Addresses by ipset. */
  readonly ipsets: ReadonlyMap<string, readonly string[]>
  /** What the zone of the cluster's network card must have. */
  readonly zone: { readonly services: readonly string[]; readonly richRules: readonly string[] }
  readonly podSubnets: readonly string[]
  /** The ipsets that may reach pods. */
  readonly policy: readonly string[]
}

function addressSets(from: (typeof CLOSED)[number], cluster: Cluster) {
  const addresses = sourcesOf(from, cluster) ?? []
  return FAMILIES.map(family => ({
    family,
    name: setName(from, family),
    addresses: addresses.filter(a => familyOf(a) === family),
  })).filter(set => set.addresses.length > 0)
}

export function firewalldWish(target: Target): FirewalldWish {
  const services = new Map<string, string[]>()
  for (const opening of openings(target)) {
    const name = SERVICE[opening.from]
    services.set(name, [...(services.get(name) ?? []), portText(opening)])
  }
  const closed = CLOSED.filter(from => services.has(SERVICE[from])).flatMap(from =>
    addressSets(from, target.cluster).map(set => ({ ...set, service: SERVICE[from] })),
  )
  return {
    services,
    ipsets: new Map(closed.map(({ name, addresses }) => [name, addresses])),
    zone: {
      services: [SERVICE.anyone],
      // As firewalld itself writes it, so that it can be found again.
      richRules: closed.map(
        ({ family, name, service }) =>
          `rule family="${family}" source ipset="${name}" service name="${service}" accept`,
      ),
    },
    podSubnets: podSubnets(target.cluster),
    policy: closed.filter(({ service }) => service === SERVICE.nodes).map(({ name }) => name),
  }
}

const ROOT = '/etc/firewalld'
const serviceFile = (name: string) => `${ROOT}/services/${name}.xml`
const ipsetFile = (name: string) => `${ROOT}/ipsets/${name}.xml`
const POLICY_FILE = `${ROOT}/policies/${PODS_POLICY}.xml`
const PODS_ZONE_FILE = `${ROOT}/zones/${PODS_ZONE}.xml`

/** All files that slipway may have below /etc/firewalld. */
export const FIREWALLD_FILES: readonly string[] = [
  ...IPSETS.map(ipsetFile),
  ...SERVICES.map(serviceFile),
  PODS_ZONE_FILE,
  POLICY_FILE,
]

const splitPort = (text: string) => {
  const [port, protocol] = text.split('/')
  return protocol === undefined ? { protocol: port } : { port, protocol }
}

/** The files that describe the wish, by path. `policies`: whether this firewalld has them. */
export function firewalldFiles(wish: FirewalldWish, policies: boolean): Map<string, string> {
  const files = new Map<string, string>()
  for (const [name, entries] of wish.ipsets) {
    const family = INET[familyOf(entries[0] ?? '')]
    files.set(ipsetFile(name), render('firewalld/ipset.xml.eta', { name, family, entries }))
  }
  for (const [name, ports] of wish.services)
    files.set(
      serviceFile(name),
      render('firewalld/service.xml.eta', { name, ports: ports.map(splitPort) }),
    )
  const { podSubnets } = wish
  files.set(PODS_ZONE_FILE, render('firewalld/zone.xml.eta', { name: PODS_ZONE, podSubnets }))
  if (policies)
    files.set(
      POLICY_FILE,
      render('firewalld/policy.xml.eta', {
        zone: PODS_ZONE,
        sets: wish.policy.map(name => ({
          name,
          family: familyOf(wish.ipsets.get(name)?.[0] ?? ''),
        })),
      }),
    )
  return files
}

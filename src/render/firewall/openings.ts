import type { Cluster, Target } from '../../core/cluster.ts'
import { addressesOf } from '../../core/host.ts'
import { nodeTraffic } from '../../core/pod-network.ts'

/** Who may come in by an opening: `nodes` are all hosts of the cluster. */
export type Audience = 'anyone' | 'nodes' | 'control-planes'

/** What a host lets in. `ipip` is IP protocol 4, without ports. */
export interface Opening {
  readonly use: string
  readonly protocol: 'tcp' | 'udp' | 'ipip'
  /** `6443`, `2379-2380`; left out for a protocol without ports. */
  readonly ports?: string | undefined
  readonly from: Audience
}

const API_SERVER: Opening = { use: 'API server', protocol: 'tcp', ports: '6443', from: 'anyone' }
const ETCD: Opening = { use: 'etcd', protocol: 'tcp', ports: '2379-2380', from: 'control-planes' }
const KUBELET: Opening = { use: 'kubelet', protocol: 'tcp', ports: '10250', from: 'nodes' }
const NODE_PORTS = (['tcp', 'udp'] as const).map(
  (protocol): Opening => ({ use: 'NodePorts', protocol, ports: '30000-32767', from: 'anyone' }),
)

const isControlPlane = ({ role }: { role: string }) => role === 'control-plane'

/** What cluster.yaml opens by itself; nothing where no firewall is managed. */
const own = ({ firewall }: Cluster): Opening[] =>
  typeof firewall === 'string'
    ? []
    : firewall.open.map(text => {
        const [ports, protocol] = text.split('/') as [string, 'tcp' | 'udp']
        return { use: 'cluster.yaml', protocol, ports, from: 'anyone' }
      })

/**
 * What has to be let in by a host besides SSH and whatever comes from pods, by its role and the pod network.
 * Scheduler and controller manager listen on loopback only (10257, 10259), and one etcd alone talks to nobody.
 * Source: kubernetes/website, content/en/docs/reference/networking/ports-and-protocols.md.
 */
export function openings({ host, cluster }: Target): Opening[] {
  const several = cluster.hosts.filter(isControlPlane).length > 1
  return [
    ...(isControlPlane(host) ? [API_SERVER, ...(several ? [ETCD] : [])] : []),
    KUBELET,
    ...NODE_PORTS,
    ...nodeTraffic(cluster.network.plugin, cluster.network.backend).map(
      ({ use, protocol, port }): Opening => ({
        use,
        protocol,
        ports: port === undefined ? undefined : String(port),
        from: 'nodes',
      }),
    ),
    ...own(cluster),
  ]
}

/** `6443/tcp`; a protocol without ports by its name alone. */
export const portText = ({ ports, protocol }: Opening): string =>
  ports === undefined ? protocol : `${ports}/${protocol}`

/** Addresses that an audience comes from; undefined for anyone. */
export function sourcesOf(from: Audience, { hosts }: Cluster): readonly string[] | undefined {
  if (from === 'anyone') return undefined
  return hosts.filter(host => from === 'nodes' || isControlPlane(host)).flatMap(addressesOf)
}

/** Networks that pods get their addresses from, one of each family. */
export const podSubnets = ({ network }: Cluster): readonly string[] => network.podSubnet.split(',')

export type Family = 'ipv4' | 'ipv6'

/** The family that an address or a network is of. */
export const familyOf = (address: string): Family => (address.includes(':') ? 'ipv6' : 'ipv4')

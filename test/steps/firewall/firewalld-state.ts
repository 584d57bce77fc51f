import type { Cluster } from '../../../src/core/cluster.ts'
import type { Host } from '../../../src/core/host.ts'
import type { Firewalld, FirewalldZone } from '../../../src/facts/firewalld.ts'
import { firewalldFiles, firewalldWish, PODS_ZONE } from '../../../src/render/firewall/firewalld.ts'
import type { FirewalldKnown } from '../../../src/steps/firewall/firewalld.ts'
import { managed } from '../../render/firewall/clusters.ts'
import { worker1 } from '../cluster.ts'
import { aFile, running } from '../todo.ts'

export const aZone = (other: Partial<FirewalldZone> = {}): FirewalldZone => ({
  target: 'default',
  interfaces: [],
  sources: [],
  services: [],
  ports: [],
  richRules: [],
  ...other,
})

export const publicZone = aZone({ services: ['dhcpv6-client', 'ssh'] })

/** firewalld as its package leaves it, running. */
export const untouched: Firewalld = {
  defaultZone: 'public',
  permanent: new Map([['public', publicZone]]),
  runtime: new Map([['public', publicZone]]),
  services: new Map(),
  ipsets: new Map(),
  chosen: [],
  policy: [],
}

/** firewalld as slipway leaves it. */
export function brought(cluster: Cluster = managed(), host: Host = worker1): Firewalld {
  const wish = firewalldWish({ host, cluster })
  const { services, ipsets, zone, podSubnets, policy } = wish
  const zones = new Map([
    [
      'public',
      aZone({
        services: [...publicZone.services, ...zone.services],
        richRules: zone.richRules,
      }),
    ],
    [PODS_ZONE, aZone({ target: 'ACCEPT', sources: podSubnets })],
  ])
  return { ...untouched, permanent: zones, runtime: zones, services, ipsets, policy }
}

export const filesOf = (cluster: Cluster = managed(), host: Host = worker1) =>
  new Map(
    [...firewalldFiles(firewalldWish({ host, cluster }), true)].map(
      ([path, content]) => [path, aFile(content)] as const,
    ),
  )

export const aKnown = (other: Partial<FirewalldKnown> = {}): FirewalldKnown => ({
  firewalld: brought(),
  unit: running,
  files: filesOf(),
  nic: 'eth0',
  sshPorts: [22],
  ...other,
})

/** The same zones, one of them otherwise. */
export const withZone = (
  zones: ReadonlyMap<string, FirewalldZone> | undefined,
  name: string,
  other: Partial<FirewalldZone>,
) => new Map([...(zones ?? []), [name, { ...(zones?.get(name) ?? aZone()), ...other }]] as const)

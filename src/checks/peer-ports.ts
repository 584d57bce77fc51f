import { defineCheck } from '../core/check.ts'
import { type Cluster, leader, type Target } from '../core/cluster.ts'
import type { Host } from '../core/host.ts'
import type { Finding } from '../core/plan.ts'
import { nodeTraffic } from '../core/pod-network.ts'
import { type Door, doorKey, type FarDoor, type PeerReport, peers } from '../facts/peers.ts'
import { activeFirewalls } from '../facts/programs.ts'

const API_SERVER = { protocol: 'tcp', port: 6443 } as const
const KUBELET = { protocol: 'tcp', port: 10250 } as const

type Kind = Pick<Door, 'protocol' | 'port'>

/** What the pods' network needs between all nodes; protocols without ports cannot be tried. */
const ofNetwork = ({ network }: Cluster): Kind[] =>
  nodeTraffic(network.plugin, network.backend).flatMap(({ protocol, port }) =>
    protocol === 'ipip' || port === undefined ? [] : [{ protocol, port }],
  )

/** What is held open on a host; nothing where there is nobody to try it. */
function doorsOf({ role, address }: Host, cluster: Cluster): Door[] {
  if (cluster.hosts.length === 1) return []
  const ofRole = role === 'control-plane' ? [API_SERVER, KUBELET] : [KUBELET]
  return [...ofRole, ...ofNetwork(cluster)].map(kind => ({ ...kind, address }))
}

/**
 * What a host tries of others: a worker the API server, the leader every kubelet, and each host what the pods' network
 * needs, at the next host of the list. So the number of doors grows with that of hosts, not with its square.
 */
export function triesOf({ host, cluster }: Target): FarDoor[] {
  const first = leader(cluster)
  const { hosts } = cluster
  const next = hosts[(hosts.findIndex(({ name }) => name === host.name) + 1) % hosts.length]
  const at = (other: Host, kind: Kind): FarDoor => ({
    ...kind,
    host: other.name,
    address: other.address,
  })
  return [
    ...(host.name === first.name ? [] : [at(first, API_SERVER)]),
    ...(host.name === first.name
      ? hosts.filter(other => other.name !== host.name).map(other => at(other, KUBELET))
      : []),
    ...(next && next.name !== host.name ? ofNetwork(cluster).map(kind => at(next, kind)) : []),
  ]
}

/** Programs reach the hosts one after the other, so doors have to be open the longer the more hosts there are. */
const secondsFor = ({ hosts }: Cluster): number => 5 + Math.ceil(hosts.length / 50)

/** Whether a door was passed; undefined where it could not be held open, or is another program's. */
function passed(host: Host, door: FarDoor, own: PeerReport, theirs: PeerReport | undefined) {
  const key = doorKey(door)
  if (door.protocol === 'tcp') {
    if (own.reached.has(doorKey(door, door.host))) return true
    return theirs && (theirs.open.has(key) || theirs.taken.has(key)) ? false : undefined
  }
  if (theirs?.heard.has(doorKey(door, host.name))) return true
  return theirs?.open.has(key) ? false : undefined
}

const reached = (ports: number): string =>
  ports === 1 ? 'reaches the others at 1 port' : `reaches the others at ${ports} ports`

/** Asked on its own, of all hosts at the same time: each holds doors open while the others try them. */
export const peerPorts = defineCheck({
  id: 'peer-ports',
  title: 'The machines reach each other at the ports of the cluster',
  facts: target => ({
    report: peers(
      target.host.name,
      doorsOf(target.host, target.cluster),
      triesOf(target),
      secondsFor(target.cluster),
    ),
    firewalls: activeFirewalls,
  }),
  judge: (known, cluster) => {
    const byName = new Map([...known].map(([host, k]) => [host.name, k]))
    return [...known].map(([host, { report, firewalls }]): Omit<Finding, 'check'> => {
      const tried = triesOf({ host, cluster }).map(door => ({
        door,
        result: passed(host, door, report, byName.get(door.host)?.report),
      }))
      const shut = tried.filter(({ result }) => result === false).map(({ door }) => door)
      const through = tried.filter(({ result }) => result === true).length
      if (shut.length === 0)
        return {
          host: host.name,
          level: 'ok',
          message:
            through === tried.length
              ? reached(through)
              : `reaches the others at ${through} of ${tried.length} ports; the rest could not be tried`,
        }
      const doors = shut.map(door => `${door.host}:${door.port}/${door.protocol}`).join(', ')
      const found = [...firewalls, ...shut.flatMap(d => byName.get(d.host)?.firewalls ?? [])]
      const walls = [...new Set(found)].join(', ')
      if (walls !== '' && cluster.firewall !== 'unmanaged')
        return {
          host: host.name,
          level: 'warning',
          message: `does not reach ${doors}, while ${walls} is at work`,
          hint: 'slipway up sees to the firewalls of the hosts; check again after it',
          mendedBy: cluster.firewall === 'disabled' ? 'firewall' : 'firewall-managed',
        }
      return {
        host: host.name,
        level: 'error',
        message: `does not reach ${doors}`,
        hint:
          walls === ''
            ? 'open it in what stands between them (rules of the machines, security groups, routers); the address in cluster.yaml has to be one that the others reach'
            : `open it in what stands between them (rules of the machines, security groups, routers, ${walls}); the address in cluster.yaml has to be one that the others reach`,
      }
    })
  },
})

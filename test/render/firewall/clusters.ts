import type { Cluster } from '../../../src/core/cluster.ts'
import type { Host } from '../../../src/core/host.ts'
import { aCluster, aHost, master, worker1 } from '../../steps/cluster.ts'

const { network } = aCluster()
const master2 = aHost('master2', 20, { role: 'control-plane' })

/** The notes' cluster, its firewall managed. */
export const managed = (other: Partial<Cluster> = {}): Cluster =>
  aCluster({ firewall: { open: [] }, ...other })

export const several = managed({ hosts: [master, master2, worker1] })
export const opened = managed({ firewall: { open: ['8080/tcp', '9000-9100/udp'] } })
export const calico = managed({ network: { ...network, plugin: 'calico' } })
export const hostGw = managed({ network: { ...network, backend: 'host-gw' } })

const withSecond = (host: Host, last: number): Host => ({ ...host, secondAddress: `fd00::${last}` })

/** Machines and pods with addresses of both families. */
export const dual = managed({
  hosts: [withSecond(master, 10), withSecond(worker1, 11)],
  network: { ...network, podSubnet: '10.244.0.0/16,fd00:10:244::/56' },
})

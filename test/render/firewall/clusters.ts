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

const v6 = (host: Host, last: number): Host => ({ ...host, address: `fd00::${last}` })

/** Machines of both families, pods with addresses of both. */
export const dual = managed({
  hosts: [master, v6(worker1, 11)],
  network: { ...network, podSubnet: '10.244.0.0/16,fd00:10:244::/56' },
})

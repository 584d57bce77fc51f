import { type Cluster, leader } from '../core/cluster.ts'
import type { Host } from '../core/host.ts'

export const everyHost = () => true
export const theLeader = (host: Host, cluster: Cluster) => host.name === leader(cluster).name
export const everyWorker = (host: Host) => host.role === 'worker'

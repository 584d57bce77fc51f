import type { Cluster } from '../core/cluster.ts'
import type { Session } from '../engine/session.ts'
import { mustBeHosts } from './choice.ts'

/** Hosts to be taken, whosever they are; named one by one, so that none is taken by mistake. */
export interface AdoptOptions {
  readonly adopt?: readonly string[]
}

/**
 * The same cluster, with these hosts free to be taken.
 *
 * @throws Problem CONFIG_INVALID for hosts that do not exist, all of them at once
 */
export function adopting(cluster: Cluster, { adopt = [] }: AdoptOptions): Cluster {
  mustBeHosts(adopt, cluster)
  const hosts = cluster.hosts.map(host =>
    adopt.includes(host.name) ? { ...host, adopt: true } : host,
  )
  return { ...cluster, hosts }
}

export const withAdopted = (session: Session, options: AdoptOptions): Session => ({
  ...session,
  cluster: adopting(session.cluster, options),
})

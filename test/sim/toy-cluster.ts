import type { Cluster, Repositories } from '../../src/core/cluster.ts'
import { cluster } from '../config/cluster-text.ts'

const bare = ({ rpm, deb }: Repositories): Repositories => ({
  ...(rpm && { rpm: { ...rpm, fingerprints: undefined } }),
  ...(deb && { deb: { ...deb, fingerprints: undefined } }),
})

/**
 * A cluster of toy machines. The keys of their mirror are words, which have no fingerprints; that these are compared,
 * real shells show.
 */
export function toyCluster(text: string): Cluster {
  const { repositories, ...rest } = cluster(text)
  const { kubernetes, docker } = repositories
  return {
    ...rest,
    repositories: { ...repositories, kubernetes: bare(kubernetes), docker: bare(docker) },
  }
}

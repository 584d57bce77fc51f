import type { Cluster } from '../core/cluster.ts'
import { sandboxImage } from './images.ts'
import { toToml } from './toml.ts'

/** Laid over crio.conf(5) as a drop-in. With cgroupfs, conmon cannot have a slice of its own. */
export const crioConf = (cluster: Cluster): string =>
  toToml({
    crio: {
      runtime: { cgroup_manager: cluster.runtime.cgroupDriver, conmon_cgroup: 'pod' },
      image: { pause_image: sandboxImage(cluster) },
    },
  })

const location = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '')

/** containers-registries.conf(5): short names are Docker Hub's, as everywhere else, and which registries are insecure. */
export function registriesConf({ runtime }: Cluster): string {
  const insecure = new Set(runtime.insecureRegistries)
  const mirror = runtime.registryMirrors.map(url => {
    const place = location(url)
    const any = url.startsWith('http:') || insecure.has(place.replace(/\/.*$/, ''))
    return { location: place, ...(any && { insecure: true }) }
  })
  const registry = [
    ...[...insecure].map(place => ({ location: place, insecure: true })),
    ...(mirror.length > 0 ? [{ prefix: 'docker.io', location: 'docker.io', mirror }] : []),
  ]
  return toToml({
    'unqualified-search-registries': ['docker.io'],
    ...(registry.length > 0 && { registry }),
  })
}

import type { Cluster } from '../../core/cluster.ts'
import { sh } from '../../core/command.ts'
import { type DockerInfo, dockerImages, dockerInfo } from '../../facts/docker.ts'
import { daemonJson } from '../docker-daemon.ts'
import { criDockerd } from './cri-dockerd.ts'
import type { Daemon, MakeRuntime } from './runtime.ts'
import { plainDaemon, proxyFile } from './unit-files.ts'

const CONFIG = '/etc/docker/daemon.json'

/** What the running daemon does otherwise than its configuration says: it was changed and Docker not restarted. */
function stale(info: DockerInfo, { runtime }: Cluster): string | undefined {
  if (info.cgroupDriver !== runtime.cgroupDriver) return `cgroup driver ${info.cgroupDriver}`
  const missing = runtime.insecureRegistries.find(name => !info.insecureRegistries.includes(name))
  if (missing) return `no insecure registry ${missing}`
  const mirror = runtime.registryMirrors.find(
    url => !info.registryMirrors.includes(url.replace(/\/$/, '')),
  )
  return mirror ? `no mirror ${mirror}` : undefined
}

/** Docker tells what it goes by, so that nothing is concluded from the age of its file. */
const daemon = (cluster: Cluster): Daemon => ({
  ...plainDaemon('docker', [
    { path: CONFIG, wanted: now => daemonJson(now, cluster) },
    proxyFile('docker', cluster),
  ]),
  outdated: {
    ask: dockerInfo.ask,
    read: output => {
      const info = dockerInfo.read(output)
      return info && stale(info, cluster)
    },
  },
})

export const docker: MakeRuntime = cluster => {
  const between = cluster.runtime.criDockerd && criDockerd(cluster, cluster.runtime.criDockerd)
  return {
    daemons: [daemon(cluster), ...(between ? between.daemons : [])],
    files: between ? between.files : [],
    programs: between ? between.programs : [],
    images: dockerImages,
    // Docker 18.06 has no `pull --quiet` yet.
    pull: image => sh`docker pull ${image}`,
    removeContainers: sh`docker ps -aq --filter name=k8s_ | xargs -r docker rm -f`,
  }
}

import { type Change, change, fileChange, risky, rootFile } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { type DockerInfo, dockerInfo } from '../facts/docker.ts'
import { file } from '../facts/files.ts'
import { os } from '../facts/os.ts'
import { heldPackages, packageVersions } from '../facts/packages.ts'
import { unit } from '../facts/systemd.ts'
import { daemonJson } from '../render/docker-daemon.ts'
import { hold, install } from '../render/package-manager.ts'
import { everyHost } from './targets.ts'

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

const restart = (summary: string): Change =>
  risky('disruptive', change(summary, sh`systemctl restart docker`))

export const containerRuntime = defineStep({
  id: 'container-runtime',
  title: 'Docker runs, at its pinned version, with the cgroup driver of the kubelet',
  after: ['package-repositories', 'firewall', 'sysctl', 'time-synced'],
  targets: everyHost,
  facts: ({ cluster }) => ({
    os,
    installed: packageVersions([
      cluster.runtime.packageNames.rpm,
      cluster.runtime.packageNames.deb,
    ]),
    config: file(CONFIG),
    service: unit('docker'),
    info: dockerInfo,
    held: heldPackages,
  }),
  diff: ({ os, installed, config, service, info, held }, { cluster }) => {
    const format = os.format ?? 'rpm'
    const name = cluster.runtime.packageNames[format]
    const version = cluster.runtime.packages[format]
    const now = installed.get(name)
    const settings = daemonJson(config?.content, cluster)
    const differs = info && stale(info, cluster)
    return [
      // The configuration comes first, so that Docker starts with it.
      ...fileChange(config, rootFile(CONFIG, settings)),
      ...(now === version
        ? []
        : [
            change(
              `install ${name} ${version}${now ? ` (now ${now})` : ''}`,
              install(os.format, [name], () => version),
            ),
          ]),
      ...(format === 'deb' && !held.has(name) ? [change(`hold ${name}`, hold([name]))] : []),
      ...(service.enabled && service.active
        ? []
        : [change('start docker, now and at boot', sh`systemctl enable --now docker`)]),
      ...(service.active && (config?.content !== settings || differs)
        ? [
            restart(
              `restart docker${differs ? `: it runs with ${differs}` : ' with its new settings'}`,
            ),
          ]
        : []),
    ]
  },
})

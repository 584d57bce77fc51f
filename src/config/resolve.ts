import { dirname, resolve } from 'node:path'
import { type Cluster, minorOf } from '../core/cluster.ts'
import { homePath } from '../core/home-path.ts'
import { corednsOf } from './catalogue/images.ts'
import { kubernetesMinor, tagsOf } from './catalogue/kubernetes.ts'
import { kubernetesPackages } from './catalogue/packages.ts'
import { CRI_DOCKERD } from './catalogue/runtimes.ts'
import { parseVersion } from './catalogue/version.ts'
import { settle } from './draft.ts'
import { toKubeProxy } from './kube-proxy.ts'
import { toNetwork } from './network.ts'
import { toProxy } from './proxy.ts'
import { toRepositories } from './repositories.ts'
import { runtimePackages, wantsCriDockerd } from './runtime.ts'
import type { ClusterFile } from './schema.ts'
import { toHost } from './ssh/target.ts'

/** Where a cluster file stands, and the folder that `~` is short for. */
export interface Origin {
  readonly path: string
  readonly home: string
}

/**
 * The whole cluster, preset and catalogue filled in.
 *
 * @throws RangeError for versions that the catalogue does not hold; the rules let none through
 */
export function toCluster(file: ClusterFile, origin: Origin): Cluster {
  const { preset, kubernetes, runtime, mirrors, ...settings } = settle(file)
  const version = kubernetes.version.replace(/^v/, '')
  const parsed = parseVersion(version)
  const minor = parsed && kubernetesMinor(parsed)
  if (!parsed || !minor) throw new RangeError(`Kubernetes ${version} is not in the catalogue`)
  return {
    name: file.cluster,
    directory: dirname(resolve(origin.path)),
    hosts: Object.entries(file.hosts).map(([name, host]) =>
      toHost(name, host, file.ssh, text => absolute(text, origin)),
    ),
    kubernetes: {
      version,
      imageRepository: kubernetes.imageRepository,
      configApi: minor.configApi,
      packages: kubernetesPackages(version, minor.minor),
      tags: tagsOf(minor, parsed.patch),
      coredns: corednsOf(parsed, kubernetes.imageRepository),
    },
    runtime: {
      ...runtime,
      packages: runtimePackages(runtime, minor.minor),
      ...(wantsCriDockerd(runtime.name, minorOf(version)) && { criDockerd: CRI_DOCKERD }),
    },
    repositories: toRepositories(file.repositories, {
      minor,
      patch: parsed.patch,
      runtime,
      mirrors,
    }),
    ...settings,
    network: toNetwork(file.network, settings, minor.minor, text => absolute(text, origin)),
    ...(file.proxy && { proxy: toProxy(file, settings.network) }),
    ...(file.kubeadm && { kubeadm: file.kubeadm }),
    kubelet: file.kubelet ?? {},
    kubeProxy: toKubeProxy(file.kubeProxy, minor.minor),
  }
}

/** A path of a cluster file: relative ones begin where that file stands, `~` is the home of who runs slipway. */
export const absolute = (text: string, { path, home }: Origin): string =>
  resolve(dirname(resolve(path)), homePath(text, home))

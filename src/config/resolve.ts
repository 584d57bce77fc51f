import { dirname, resolve } from 'node:path'
import type { Cluster, Repositories, Repository } from '../core/cluster.ts'
import type { Host } from '../core/host.ts'
import { kubernetesMinor, kubernetesPackages } from './catalogue/kubernetes.ts'
import { DOCKER } from './catalogue/runtimes.ts'
import { parseVersion } from './catalogue/version.ts'
import { settle } from './draft.ts'
import { PRESETS } from './presets.ts'
import { toProxy } from './proxy.ts'
import type { ClusterFile } from './schema.ts'

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
export function toCluster(file: ClusterFile, { path, home }: Origin): Cluster {
  const { preset, kubernetes, runtime, ...settings } = settle(file)
  const directory = dirname(resolve(path))
  const version = kubernetes.version.replace(/^v/, '')
  const packages = DOCKER[runtime.version]
  if (!packages) throw new RangeError(`docker ${runtime.version} is not in the catalogue`)
  return {
    name: file.cluster,
    directory,
    hosts: Object.entries(file.hosts).map(([name, host]) =>
      toHost(name, host, file.ssh, text => absolute(text, directory, home)),
    ),
    kubernetes: {
      version,
      imageRepository: kubernetes.imageRepository,
      ...kubernetesPackages(version),
      ...fromCatalogue(version),
    },
    runtime: {
      name: runtime.name,
      packages,
      packageNames: { rpm: 'docker-ce', deb: 'docker-ce' },
      insecureRegistries: runtime.insecureRegistries,
      registryMirrors: runtime.registryMirrors,
      cgroupDriver: runtime.cgroupDriver,
    },
    repositories: toRepositories(file.repositories, PRESETS[preset].repositories),
    ...settings,
    ...(file.proxy && { proxy: toProxy(file, settings.network) }),
    kubelet: file.kubelet ?? {},
    kubeProxy: file.kubeProxy ?? {},
  }
}

function fromCatalogue(version: string): Pick<Cluster['kubernetes'], 'configApi' | 'tags'> {
  const parsed = parseVersion(version)
  const minor = parsed && kubernetesMinor(parsed)
  if (!minor) throw new RangeError(`Kubernetes ${version} is not in the catalogue`)
  return {
    configApi: minor.configApi,
    tags: minor.tagsOfPatch?.[parsed.patch] ?? minor.tags,
  }
}

const absolute = (text: string, directory: string, home: string): string =>
  resolve(
    directory,
    text.replace(/^~(?=\/|$)/, () => home),
  )

function toHost(
  name: string,
  { address, role, labels, taints, ssh: own }: ClusterFile['hosts'][string],
  common: ClusterFile['ssh'],
  file: (text: string) => string,
): Host {
  const identityFile = own?.identityFile ?? common?.identityFile
  return {
    name,
    address,
    role,
    labels: labels ?? {},
    ...(taints && { taints }),
    ssh: {
      address: own?.address ?? address,
      port: own?.port ?? common?.port ?? 22,
      user: own?.user ?? common?.user ?? 'root',
      ...(identityFile !== undefined && { identityFile: file(identityFile) }),
      knownHostsFile: file(own?.knownHostsFile ?? common?.knownHostsFile ?? '~/.ssh/known_hosts'),
      hostKeys: own?.hostKeys ?? common?.hostKeys ?? 'strict',
    },
  }
}

type Given = NonNullable<ClusterFile['repositories']>

function toRepositories(
  given: Given = {},
  preset: Cluster['repositories'],
): Cluster['repositories'] {
  const vault = given.centosVault ?? preset.centosVault ?? false
  return {
    kubernetes: perFormat(given.kubernetes) ?? preset.kubernetes,
    docker: perFormat(given.docker) ?? preset.docker,
    ...(vault !== false && { centosVault: vault }),
  }
}

const one = (
  url: string,
  { key = [], check = true }: { key?: string | string[] | undefined; check?: boolean | undefined },
): Repository => ({ url, keys: typeof key === 'string' ? [key] : key, check })

function perFormat(given: Given['docker']): Repositories | undefined {
  if (given?.url !== undefined) {
    const repository = one(given.url, given)
    return { rpm: repository, deb: repository }
  }
  if (!given?.rpm && !given?.deb) return undefined
  return {
    ...(given.rpm && { rpm: one(given.rpm.url, given.rpm) }),
    ...(given.deb && { deb: one(given.deb.url, given.deb) }),
  }
}

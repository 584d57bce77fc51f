import { systemOf } from '../config/catalogue/systems.ts'
import {
  type Change,
  change,
  type FileState,
  fileChange,
  rootFile,
  rootFileChange,
} from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file, present } from '../facts/files.ts'
import { type Os, os } from '../facts/os.ts'
import {
  APT_PROXY,
  aptProxy,
  DNF_CONF,
  exportProxy,
  isDirect,
  withYumProxy,
  YUM_CONF,
  yumProxyUrl,
} from '../render/package-proxy.ts'
import {
  type NamedRepository,
  repositoryFile,
  repositoryOf,
  repositoryPath,
  vaulted,
} from '../render/repository-files.ts'
import { allKeyPaths, fetchKeys, keyPaths } from '../render/signing-keys.ts'
import { kubePackageNames } from './kube-packages.ts'
import { everyHost } from './targets.ts'

const CENTOS_BASE = '/etc/yum.repos.d/CentOS-Base.repo'

const kubernetes = (cluster: Cluster): NamedRepository => ({
  id: 'kubernetes',
  title: 'Kubernetes',
  repositories: cluster.repositories.kubernetes,
  hold: kubePackageNames(cluster),
})

/** Where the runtime's packages are, unless they are the system's own. */
const runtime = ({ repositories, runtime }: Cluster): NamedRepository => ({
  ...(runtime.name === 'cri-o'
    ? { id: 'cri-o', title: 'CRI-O' }
    : { id: 'docker-ce', title: 'Docker CE' }),
  repositories: repositories.docker,
  hold: runtime.packages.rpm.map(({ name }) => name),
})

const wantsRuntime = ({ runtime }: Cluster) => runtime.source !== 'distribution'

interface Keyrings {
  readonly os: Os
  readonly keyrings: ReadonlySet<string>
}

/** Files that the package manager itself reads. */
interface ManagerFiles {
  readonly os: Os
  readonly aptConf: FileState | undefined
  readonly yumConf: FileState | undefined
  readonly dnfConf: FileState | undefined
}

/** The repository's file and the keys that it is checked with, fetched anew with every change of it. */
function bring(
  { os, keyrings }: Keyrings,
  now: FileState | undefined,
  named: NamedRepository,
  cluster: Cluster,
): Change[] {
  const format = os.format ?? 'rpm'
  const { id } = named
  const repository = repositoryOf(named, os)
  const direct = cluster.proxy !== undefined && isDirect(repository.url, cluster.proxy)
  const written = fileChange(
    now,
    rootFile(repositoryPath(id)[format], repositoryFile(named, repository, format, direct)),
  )
  const keys = keyPaths(id, repository, format)
  const keyless = written.length > 0 || keys.some(path => !keyrings.has(path))
  const fetch = sh`${exportProxy(cluster.proxy)}${fetchKeys(id, repository, format)}`
  return [
    ...(keys.length > 0 && keyless ? [change(`fetch the signing key of ${id}`, fetch)] : []),
    ...written,
  ]
}

/** What sends the package manager through the proxy, or no longer. */
function proxied({ os, aptConf, yumConf, dnfConf }: ManagerFiles, { proxy }: Cluster): Change[] {
  if (os.format === 'deb') return rootFileChange(APT_PROXY, aptConf, proxy && aptProxy(proxy))
  const url = proxy && yumProxyUrl(proxy)
  const [path, conf] = systemOf(os)?.manager === 'yum' ? [YUM_CONF, yumConf] : [DNF_CONF, dnfConf]
  if (url === undefined && !conf) return []
  return fileChange(conf, { ...rootFile(path, ''), ...conf, content: withYumProxy(conf, url) })
}

export const packageRepositories = defineStep({
  id: 'package-repositories',
  title:
    'The repositories of Kubernetes and of the runtime are known, and their packages held back from upgrades',
  after: [],
  targets: everyHost,
  facts: ({ cluster }) => {
    const named = [kubernetes(cluster), runtime(cluster)]
    const paths = repositoryPath(runtime(cluster).id)
    return {
      os,
      keyrings: present(named.flatMap(({ id, repositories }) => allKeyPaths(id, repositories))),
      base: file(CENTOS_BASE),
      aptConf: file(APT_PROXY),
      yumConf: file(YUM_CONF),
      dnfConf: file(DNF_CONF),
      kubernetesRpm: file(repositoryPath('kubernetes').rpm),
      kubernetesDeb: file(repositoryPath('kubernetes').deb),
      runtimeRpm: file(paths.rpm),
      runtimeDeb: file(paths.deb),
    }
  },
  diff: (known, { cluster }) => {
    const { format } = known.os
    if (!format) return []
    const vault = cluster.repositories.centosVault
    const base = known.os.id === 'centos' && vault ? vaulted(known.base, vault) : undefined
    const [kubernetesFile, runtimeFile] =
      format === 'rpm'
        ? [known.kubernetesRpm, known.runtimeRpm]
        : [known.kubernetesDeb, known.runtimeDeb]
    return [
      ...proxied(known, cluster),
      ...(base ? fileChange(known.base, rootFile(CENTOS_BASE, base)) : []),
      ...bring(known, kubernetesFile, kubernetes(cluster), cluster),
      ...(wantsRuntime(cluster) ? bring(known, runtimeFile, runtime(cluster), cluster) : []),
    ]
  },
})

import { type Change, change, fileChange, rootFile } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file, present } from '../facts/files.ts'
import { os } from '../facts/os.ts'
import {
  inFormat,
  keyringPath,
  type NamedRepository,
  repositoryFile,
  repositoryPath,
  vaulted,
} from '../render/repository-files.ts'
import { kubePackageNames } from './kube-packages.ts'
import { everyHost } from './targets.ts'

const CENTOS_BASE = '/etc/yum.repos.d/CentOS-Base.repo'

const named = (cluster: Cluster): readonly NamedRepository[] => [
  {
    id: 'kubernetes',
    title: 'Kubernetes',
    repositories: cluster.repositories.kubernetes,
    hold: kubePackageNames(cluster),
  },
  {
    id: 'docker-ce',
    title: 'Docker CE',
    repositories: cluster.repositories.docker,
    hold: ['docker-ce'],
  },
]

const fetchKeys = (id: string, keys: readonly string[]): Change => {
  const path = keyringPath(id)
  return change(
    `fetch the signing key of ${id}`,
    sh`mkdir -p -m 755 /etc/apt/keyrings
rm -f ${`${path}.part`}
for url in ${keys}; do curl -fsSL --retry 2 "$url" >> ${`${path}.part`}; done
chmod 644 ${`${path}.part`}
mv -f ${`${path}.part`} ${path}`,
  )
}

export const packageRepositories = defineStep({
  id: 'package-repositories',
  title:
    'The repositories of Kubernetes and of the runtime are known, and their packages held back from upgrades',
  after: [],
  targets: everyHost,
  facts: () => ({
    os,
    keyrings: present(['kubernetes', 'docker-ce'].map(keyringPath)),
    base: file(CENTOS_BASE),
    kubernetesRpm: file(repositoryPath('kubernetes').rpm),
    kubernetesDeb: file(repositoryPath('kubernetes').deb),
    'docker-ceRpm': file(repositoryPath('docker-ce').rpm),
    'docker-ceDeb': file(repositoryPath('docker-ce').deb),
  }),
  diff: (known, { cluster }) => {
    const { format } = known.os
    if (!format) return []
    const vault = cluster.repositories.centosVault
    const base = known.os.id === 'centos' && vault ? vaulted(known.base, vault) : undefined
    const now =
      format === 'rpm'
        ? { kubernetes: known.kubernetesRpm, 'docker-ce': known['docker-ceRpm'] }
        : { kubernetes: known.kubernetesDeb, 'docker-ce': known['docker-ceDeb'] }
    return [
      ...(base ? fileChange(known.base, rootFile(CENTOS_BASE, base)) : []),
      ...named(cluster).flatMap(repository => {
        const { id } = repository
        const { keys, check } = inFormat(repository, format)
        const keyless = format === 'deb' && check && !known.keyrings.has(keyringPath(id))
        const path = repositoryPath(id)[format]
        return [
          ...(keyless ? [fetchKeys(id, keys)] : []),
          ...fileChange(
            now[id as keyof typeof now],
            rootFile(path, repositoryFile(repository, format)),
          ),
        ]
      }),
    ]
  },
})

import { type Cluster, leader, minorOf, type PinnedPackage } from '../core/cluster.ts'
import { of } from '../core/fact.ts'
import { Problem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { apiServerVersion } from '../facts/kubeadm.ts'
import { HELPERS, packageChanges, packageFacts } from './packages.ts'
import { everyHost } from './targets.ts'

const namesOf = (packages: readonly PinnedPackage[]) => packages.map(({ name }) => name)

/** Names of the packages that are installed and held back from upgrades, whatever the format. */
export const kubePackageNames = ({ kubernetes: { packages } }: Cluster): readonly string[] => [
  ...new Set([...namesOf(packages.rpm), ...namesOf(packages.deb)]),
]

/** Packages of another version under a living cluster are an upgrade, which kubeadm has to lead. */
function refuseUpgrade(live: string | undefined, wanted: string): void {
  if (live === undefined || live === wanted) return
  const newer = minorOf(wanted) > minorOf(live)
  throw new Problem(
    'UNSUPPORTED',
    newer
      ? `the cluster runs Kubernetes ${live}, and cluster.yaml asks for ${wanted}: slipway does not upgrade yet, and a kubelet must not be newer than its API server`
      : `the cluster runs Kubernetes ${live}, and cluster.yaml asks for ${wanted}: slipway does not upgrade yet`,
    {
      hint: `put version: ${live} into cluster.yaml; after a kubeadm upgrade by hand, its new version`,
    },
  )
}

export const kubePackages = defineStep({
  id: 'kube-packages',
  title: 'kubelet, kubeadm and kubectl are installed at the version of the cluster, and held there',
  after: ['package-repositories', 'container-runtime'],
  targets: everyHost,
  facts: ({ cluster }) => ({
    ...packageFacts(cluster),
    live: of(leader(cluster), apiServerVersion),
  }),
  diff: (known, { cluster }) => {
    refuseUpgrade(known.live, cluster.kubernetes.version)
    const wanted = cluster.kubernetes.packages[known.os.format ?? 'rpm']
    const risk = known.installed.has('kubelet') ? 'disruptive' : 'safe'
    return packageChanges(known, wanted, { risk, helpers: HELPERS })
  },
})

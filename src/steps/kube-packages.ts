import { change, risky } from '../core/change.ts'
import { type Cluster, leader, minorOf, type PinnedPackage } from '../core/cluster.ts'
import { of } from '../core/fact.ts'
import { pinText, satisfies } from '../core/pin.ts'
import { Problem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { apiServerVersion } from '../facts/kubeadm.ts'
import { os } from '../facts/os.ts'
import { heldPackages, packageVersions } from '../facts/packages.ts'
import { hold, install } from '../render/package-manager.ts'
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
    os,
    installed: packageVersions(kubePackageNames(cluster)),
    held: heldPackages,
    live: of(leader(cluster), apiServerVersion),
  }),
  diff: ({ os, installed, held, live }, { cluster }) => {
    refuseUpgrade(live, cluster.kubernetes.version)
    const wanted = cluster.kubernetes.packages[os.format ?? 'rpm']
    const wrong = wanted.filter(pin => !satisfies(installed.get(pin.name), pin))
    const free = os.format === 'deb' ? namesOf(wanted).filter(name => !held.has(name)) : []
    const what = wrong.map(pin => pinText(pin, installed.get(pin.name))).join(', ')
    const installation = change(
      `install ${what}`,
      // All of them in one transaction: the packages ask for the newest of each other.
      install(os.format, wanted),
    )
    return [
      ...(wrong.length === 0
        ? []
        : [installed.has('kubelet') ? risky('disruptive', installation) : installation]),
      ...(free.length > 0 ? [change(`hold ${free.join(', ')}`, hold(free))] : []),
    ]
  },
})

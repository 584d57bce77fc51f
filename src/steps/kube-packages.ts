import { change, risky } from '../core/change.ts'
import { leader } from '../core/cluster.ts'
import { of } from '../core/fact.ts'
import { Problem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { apiServerVersion } from '../facts/kubeadm.ts'
import { os } from '../facts/os.ts'
import { heldPackages, packageVersions } from '../facts/packages.ts'
import { hold, install } from '../render/package-manager.ts'
import { everyHost } from './targets.ts'

/** kubernetes-cni is pinned too: from 1.0 it lacks the plugin that flannel needs. */
export const KUBE_PACKAGES = ['kubelet', 'kubeadm', 'kubectl', 'kubernetes-cni'] as const

/** Packages of another version under a living cluster are an upgrade, which kubeadm has to lead. */
function refuseUpgrade(live: string | undefined, wanted: string): void {
  if (live === undefined || live === wanted) return
  throw new Problem(
    'UNSUPPORTED',
    `the cluster runs Kubernetes ${live}, and cluster.yaml asks for ${wanted}: slipway does not upgrade yet`,
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
    installed: packageVersions(KUBE_PACKAGES),
    held: heldPackages,
    live: of(leader(cluster), apiServerVersion),
  }),
  diff: ({ os, installed, held, live }, { cluster }) => {
    refuseUpgrade(live, cluster.kubernetes.version)
    const format = os.format ?? 'rpm'
    const { packages, cniPackages } = cluster.kubernetes
    const wanted = (name: string) => (name === 'kubernetes-cni' ? cniPackages : packages)[format]
    const wrong = KUBE_PACKAGES.filter(name => installed.get(name) !== wanted(name))
    const free = format === 'deb' ? KUBE_PACKAGES.filter(name => !held.has(name)) : []
    const from = (name: string) => (installed.has(name) ? ` (now ${installed.get(name)})` : '')
    const what = wrong.map(name => `${name} ${wanted(name)}${from(name)}`).join(', ')
    const installation = change(
      `install ${what}`,
      // All of them in one transaction: the packages ask for the newest of each other.
      install(os.format, KUBE_PACKAGES, wanted),
    )
    return [
      ...(wrong.length === 0
        ? []
        : [installed.has('kubelet') ? risky('disruptive', installation) : installation]),
      ...(free.length > 0 ? [change(`hold ${free.join(', ')}`, hold(free))] : []),
    ]
  },
})

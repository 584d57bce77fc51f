import type { PinnedPackages, Repositories } from '../../core/cluster.ts'
import { has } from './changes.ts'
import { KUBERNETES, type KubernetesMinor } from './kubernetes.ts'
import { MIRRORS, type Mirror, type MirrorName } from './mirrors.ts'
import { fingerprintsOf } from './signing-keys.ts'

/**
 * The frozen repositories pin `X.Y.Z-0` (rpm) and `X.Y.Z-00` (deb), and kubernetes-cni 0.8.7, the last build that holds
 * the `flannel` plugin which flannel up to v0.14 relies on (flannel-io/flannel issue 1471). Those of pkgs.k8s.io end in
 * the number of a build, such as `1.35.9-150500.1.1` and `1.35.9-1.1`, which is left to the package manager; cri-tools
 * is named, for no package asks for it any more.
 */
export function kubernetesPackages(version: string, minor: number): PinnedPackages {
  const names = ['kubelet', 'kubeadm', 'kubectl'] as const
  if (!has(minor, 'communityPackages')) {
    const pins = (end: string) => [
      ...names.map(name => ({ name, version: version + end })),
      { name: 'kubernetes-cni', version: `0.8.7${end}` },
    ]
    return { rpm: pins('-0'), deb: pins('-00') }
  }
  const pins = [
    ...names.map(name => ({ name, version: `${version}-*` })),
    { name: 'kubernetes-cni' },
    { name: 'cri-tools' },
  ]
  return { rpm: pins, deb: pins }
}

/**
 * Minors whose repositories at pkgs.k8s.io are signed by a key that expired on 2024-11-02, and were never signed
 * again (kubernetes/release issue 3818): their packages cannot be checked.
 */
const EXPIRED = [24, 27] as const

const legacy = (base: string): Repositories => ({
  rpm: {
    url: `${base}/yum/repos/kubernetes-el7-x86_64`,
    keys: [`${base}/yum/doc/yum-key.gpg`, `${base}/yum/doc/rpm-package-key.gpg`],
    fingerprints: fingerprintsOf('legacy'),
    check: true,
  },
  deb: {
    url: `${base}/apt/ kubernetes-xenial main`,
    keys: [`${base}/apt/doc/apt-key.gpg`],
    fingerprints: fingerprintsOf('legacy'),
    check: true,
  },
})

const community = (base: string, name: string): Repositories => {
  const at = `${base}/v${name}`
  const signed = { fingerprints: fingerprintsOf('community'), check: true }
  return {
    rpm: { url: `${at}/rpm/`, keys: [`${at}/rpm/repodata/repomd.xml.key`], ...signed },
    deb: { url: `${at}/deb/ /`, keys: [`${at}/deb/Release.key`], ...signed },
  }
}

/** The layout of the repository that has a patch, at a mirror; undefined where none can be installed from. */
export function layoutOf(
  { minor, lastLegacyPatch = -1 }: KubernetesMinor,
  patch: number,
  mirror: MirrorName,
): 'legacy' | 'community' | undefined {
  const at: Mirror = MIRRORS[mirror]
  const expired = minor >= EXPIRED[0] && minor <= EXPIRED[1]
  if (at.community !== undefined && has(minor, 'communityPackages') && !expired) return 'community'
  if (at.legacy !== undefined && patch <= lastLegacyPatch) return 'legacy'
  return undefined
}

/** The repository that has the packages of a patch, at a mirror; undefined where none can be installed from. */
export function kubernetesRepositories(
  known: KubernetesMinor,
  patch: number,
  mirror: MirrorName,
): Repositories | undefined {
  const at: Mirror = MIRRORS[mirror]
  const layout = layoutOf(known, patch, mirror)
  if (layout === 'legacy') return legacy(at.legacy ?? '')
  return layout && community(at.community ?? '', known.name)
}

/** Why a patch cannot be installed from a mirror, and what could be, for the end of a sentence. */
export function whyNotInstallable(
  known: KubernetesMinor,
  patch: number,
  mirror: MirrorName,
): string {
  const { name, minor, lastLegacyPatch = -1 } = known
  const legacyNames = Object.entries(MIRRORS).flatMap(([other, at]) =>
    'legacy' in at ? [other] : [],
  )
  const instead = `mirrors: { packages: ${legacyNames.join(' or ')} }`
  if (!has(minor, 'communityPackages'))
    return `${mirror} has no packages of ${name}; use ${instead}, or your own under repositories`
  const newer = KUBERNETES.find(other => other.minor > EXPIRED[1])?.name
  return patch > lastLegacyPatch
    ? `the packages of ${name}.${patch} are signed by a key that expired on 2024-11-02; use ${name}.${lastLegacyPatch} or older with ${instead}, or ${newer} or newer, or your own repository with check: false`
    : `the packages of ${name}.${patch} are signed by a key that expired on 2024-11-02; use ${instead}, or ${newer} or newer, or your own repository with check: false`
}

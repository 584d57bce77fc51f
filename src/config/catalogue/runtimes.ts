import type { PackageVersion } from '../../core/cluster.ts'

/**
 * Builds of docker-ce, by version. Up to 20.10, rpm: for el7, download.docker.com/linux/centos/7; deb: from 18.09 on the
 * version names Debian's release, so each is that of the Debian it was last built for: buster for 19.03, bullseye for
 * 20.10. From 26.1 on the build that fits the system is left to the package manager. Source of the newer ones:
 * moby/moby, release tags.
 */
export const DOCKER: Readonly<Record<string, PackageVersion>> = {
  '18.06.1': { rpm: '18.06.1.ce-3.el7', deb: '18.06.1~ce~3-0~debian' },
  '19.03.15': { rpm: '19.03.15-3.el7', deb: '5:19.03.15~3-0~debian-buster' },
  '20.10.24': { rpm: '20.10.24-3.el7', deb: '5:20.10.24~3-0~debian-bullseye' },
  '26.1.4': { rpm: '26.1.4-*', deb: '5:26.1.4-*' },
  '28.5.2': { rpm: '28.5.2-*', deb: '5:28.5.2-*' },
}

/** From 18.09 on Docker's client and containerd are packages of their own (docker-ce release notes). */
export const FIRST_SPLIT_DOCKER = '18.09'

/** From this minor the kubelet cannot use Docker: dockershim was taken out of 1.24 (its release notes). */
export const FIRST_WITHOUT_DOCKERSHIM = 24

/** The oldest Docker of this catalogue that was made while cri-dockerd was; no source names a limit. */
export const FIRST_DOCKER_OF_CRI_DOCKERD = '20.10.24'

/** What stands between the kubelet and Docker from 1.24 on. Source: Mirantis/cri-dockerd, releases. */
export const CRI_DOCKERD = '0.4.3'

/** What is known of one minor version of containerd. Source: containerd/containerd, RELEASES.md. */
export interface ContainerdMinor {
  readonly lastPatch: number
  /** The versions of CRI that it serves: v1 since 1.6, v1alpha2 until 2.0. */
  readonly cri: readonly ('v1alpha2' | 'v1')[]
  /** `YYYY-MM`. */
  readonly endOfLife: string
}

export const CONTAINERD: Readonly<Record<string, ContainerdMinor>> = {
  '1.6': { lastPatch: 39, cri: ['v1alpha2', 'v1'], endOfLife: '2025-08' },
  '1.7': { lastPatch: 34, cri: ['v1alpha2', 'v1'], endOfLife: '2026-09' },
  '2.0': { lastPatch: 11, cri: ['v1'], endOfLife: '2027-03' },
  '2.1': { lastPatch: 9, cri: ['v1'], endOfLife: '2026-07' },
  '2.2': { lastPatch: 7, cri: ['v1'], endOfLife: '2026-11' },
  '2.3': { lastPatch: 4, cri: ['v1'], endOfLife: '2028-04' },
}

/**
 * The least patches of containerd that its makers test with a minor of Kubernetes, from 1.32 on. Source: the table
 * in RELEASES.md of containerd/containerd; 1.37 does not stand there yet, and is taken to be like 1.36.
 */
export const CONTAINERD_FOR: Readonly<Record<number, readonly string[]>> = {
  32: ['1.6.36', '1.7.24', '2.0.1', '2.1.0'],
  33: ['1.6.36', '1.7.24', '2.0.4', '2.1.0'],
  34: ['1.6.39', '1.7.28', '2.0.6', '2.1.3'],
  35: ['1.7.28', '2.1.5', '2.2.0'],
  36: ['2.2.0', '2.3.0'],
  37: ['2.2.0', '2.3.0'],
}

/** Versions of CRI that the kubelet of a minor speaks: v1 since 1.23, v1alpha2 until 1.25 (release notes of 1.26). */
export const criOf = (minor: number): readonly ('v1alpha2' | 'v1')[] => [
  ...(minor <= 25 ? (['v1alpha2'] as const) : []),
  ...(minor >= 23 ? (['v1'] as const) : []),
]

/** CRI-O's minor equals Kubernetes'. From 1.28 on there are repositories of packages for both formats (cri-o/packaging). */
export const FIRST_CRIO = 28

/** What is taken when cluster.yaml names a runtime and no version of it. */
export function defaultVersion(name: 'containerd' | 'docker' | 'cri-o', minor: number): string {
  if (name === 'cri-o') return `1.${minor}`
  if (name === 'docker') return minor < FIRST_WITHOUT_DOCKERSHIM ? '20.10.24' : '28.5.2'
  if (minor <= 25) return '1.6.33'
  if (minor <= 31) return '1.7.28'
  return minor <= 34 ? '2.1.5' : minor === 35 ? '2.2.7' : '2.3.4'
}

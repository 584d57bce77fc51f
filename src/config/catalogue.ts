import type { Cluster, PackageVersion } from '../core/cluster.ts'

type Tags = Cluster['kubernetes']['tags']

/** What is known of one minor version of Kubernetes. */
export interface KubernetesMinor {
  /** The last patch that was released; all three minors are past their end of life, so it stays the last. */
  readonly lastPatch: number
  /** `kubeadm.k8s.io/…`: v1beta2 is read by kubeadm 1.15 to 1.26, v1beta3 by 1.22 and later. */
  readonly configApi: 'v1beta2'
  /** Image tags, as `kubeadm config images list` prints them. */
  readonly tags: Tags
  /** Patches whose tags differ from the others of their minor. */
  readonly tagsOfPatch?: Readonly<Record<number, Tags>>
}

/**
 * The minors that slipway can install.
 * Patches: endoflife-date/endoflife.date, products/kubernetes.md.
 * Tags: kubernetes/minikube, pkg/minikube/constants/constants_kubeadm_images.go.
 * Configuration API: release notes of 1.15, 1.22 and 1.27.
 */
export const KUBERNETES: Readonly<Record<string, KubernetesMinor>> = {
  '1.19': {
    lastPatch: 16,
    configApi: 'v1beta2',
    tags: { etcd: '3.4.13-0', coredns: '1.7.0', pause: '3.2' },
    tagsOfPatch: { 0: { etcd: '3.4.9-1', coredns: '1.7.0', pause: '3.2' } },
  },
  '1.20': {
    lastPatch: 15,
    configApi: 'v1beta2',
    tags: { etcd: '3.4.13-0', coredns: '1.7.0', pause: '3.2' },
  },
  '1.21': {
    lastPatch: 14,
    configApi: 'v1beta2',
    tags: { etcd: '3.4.13-0', coredns: 'v1.8.0', pause: '3.4.1' },
  },
}

/** The newest minor that exists, so that an error can tell "not yet" from "never was". Source: the same as above, 2026-11. */
export const NEWEST_MINOR = 37

/** From this minor the kubelet cannot use Docker: dockershim was taken out of 1.24 (its release notes). */
export const FIRST_WITHOUT_DOCKERSHIM = 24

export const KUBERNETES_RANGE = (() => {
  const minors = Object.keys(KUBERNETES)
  return `${minors.at(0)} to ${minors.at(-1)}`
})()

export interface Version {
  readonly major: number
  readonly minor: number
  readonly patch: number
}

/** `X.Y.Z`, with or without a leading v; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(text)
  if (!match) return undefined
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number)
  return { major, minor, patch }
}

export const kubernetesMinor = ({ major, minor }: Version): KubernetesMinor | undefined =>
  KUBERNETES[`${major}.${minor}`]

/**
 * Packages of the frozen repositories end in `-0` (rpm) and `-00` (deb). kubernetes-cni stays at 0.8.7, the last
 * build that holds the `flannel` plugin which flannel up to v0.14 relies on (flannel-io/flannel issue 1471).
 */
export function kubernetesPackages(version: string): {
  packages: PackageVersion
  cniPackages: PackageVersion
} {
  return {
    packages: { rpm: `${version}-0`, deb: `${version}-00` },
    cniPackages: { rpm: '0.8.7-0', deb: '0.8.7-00' },
  }
}

/**
 * Builds of docker-ce, by version. rpm: for el7, download.docker.com/linux/centos/7. deb: from 18.09 on the version
 * names Debian's release, so each is that of the Debian it was last built for: buster for 19.03, bullseye for 20.10.
 */
export const DOCKER: Readonly<Record<string, PackageVersion>> = {
  '18.06.1': { rpm: '18.06.1.ce-3.el7', deb: '18.06.1~ce~3-0~debian' },
  '19.03.15': { rpm: '19.03.15-3.el7', deb: '5:19.03.15~3-0~debian-buster' },
  '20.10.24': { rpm: '20.10.24-3.el7', deb: '5:20.10.24~3-0~debian-bullseye' },
}

/**
 * Flannel's versions whose manifest slipway has. v0.14.0 needs no API that Kubernetes 1.22 took away, and its image
 * is `<images>/coreos/flannel:v0.14.0` (flannel-io/flannel, Documentation/kube-flannel.yml of that tag).
 */
export const FLANNEL: readonly string[] = ['v0.14.0']

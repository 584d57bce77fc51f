import type { Cluster, PackageVersion } from '../../core/cluster.ts'
import type { Version } from './version.ts'

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

export const KUBERNETES_RANGE = (() => {
  const minors = Object.keys(KUBERNETES)
  return `${minors.at(0)} to ${minors.at(-1)}`
})()

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

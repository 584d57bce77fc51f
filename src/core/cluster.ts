import type { Host } from './host.ts'
import type { Network } from './pod-network.ts'

/** A package repository: where it is, which keys sign it. `check: false` is the user's own word. */
export interface Repository {
  readonly url: string
  readonly keys: readonly string[]
  /** What the keys must be, 40 hexadecimal digits each. Left out: they are not compared. */
  readonly fingerprints?: readonly string[] | undefined
  readonly check: boolean
}

/** The same repository for each package format; a format that is left out cannot be installed from. */
export interface Repositories {
  readonly rpm?: Repository | undefined
  readonly deb?: Repository | undefined
}

/** The exact version of a package in each format: rpm `version-release`, deb `version`. */
export interface PackageVersion {
  readonly rpm: string
  readonly deb: string
}

/** How the hosts reach what is outside. A scheme without a proxy of its own goes straight out. */
export interface ProxySettings {
  readonly http?: string | undefined
  readonly https?: string | undefined
  /** What must not go through it: the hosts, the networks inside the cluster, and what cluster.yaml adds. */
  readonly noProxy: readonly string[]
}

/** A package as it is to be installed. Without a version any will do; a version that ends in `*` stands for all that begin so. */
export interface PinnedPackage {
  readonly name: string
  readonly version?: string | undefined
}

/** What to install in each format. */
export interface PinnedPackages {
  readonly rpm: readonly PinnedPackage[]
  readonly deb: readonly PinnedPackage[]
}

/** The firewall of each host, opened for what the cluster needs, and for what stands here: `8080/tcp`, `9000-9100/udp`. */
export interface ManagedFirewall {
  readonly open: readonly string[]
}

export type JsonObject = { readonly [key: string]: unknown }

/** The wanted state of all machines: `cluster.yaml` with its preset and the catalogue filled in. */
export interface Cluster {
  readonly name: string
  /** Folder of cluster.yaml; the journal lives below it. */
  readonly directory: string
  readonly hosts: readonly Host[]
  readonly kubernetes: {
    /** `X.Y.Z`, without the v. */
    readonly version: string
    readonly imageRepository: string
    /** Version of kubeadm's configuration API that this kubeadm reads. */
    readonly configApi: 'v1beta2' | 'v1beta3' | 'v1beta4'
    readonly packages: PinnedPackages
    /** Tags of the images that go with the version. */
    readonly tags: { readonly etcd: string; readonly coredns: string; readonly pause: string }
    readonly coredns: {
      /** Without its tag. */
      readonly image: string
      /** What kubeadm must be told so that it asks for that image; undefined where it does so by itself. */
      readonly repository?: string | undefined
    }
  }
  readonly runtime: {
    readonly name: 'containerd' | 'docker' | 'cri-o'
    /** `X.Y.Z`, and of CRI-O also `X.Y`. */
    readonly version: string
    /** Where containerd comes from: Docker's repositories, or those of the system, at the version that they have. */
    readonly source: 'docker' | 'distribution'
    /** What to install in each format, the runtime's own package first. */
    readonly packages: PinnedPackages
    readonly insecureRegistries: readonly string[]
    readonly registryMirrors: readonly string[]
    readonly cgroupDriver: 'systemd' | 'cgroupfs'
    /** Version of what stands between the kubelet and Docker from 1.24 on; undefined where nothing has to. */
    readonly criDockerd?: string | undefined
  }
  readonly repositories: {
    readonly kubernetes: Repositories
    readonly docker: Repositories
    /** Base URL of a CentOS 7 vault, for machines whose own mirrors are gone. */
    readonly centosVault?: string | undefined
  }
  readonly proxy?: ProxySettings | undefined
  readonly network: Network
  readonly firewall: 'disabled' | 'unmanaged' | ManagedFirewall
  readonly selinux: 'permissive' | 'unmanaged'
  readonly time: { readonly servers: readonly string[] }
  /** Fragments merged into what kubeadm init and join get. */
  readonly kubeadm?: {
    readonly clusterConfiguration?: JsonObject | undefined
    readonly nodeRegistration?: JsonObject | undefined
  }
  /** Fragments passed through to kubeadm's component configurations. */
  readonly kubelet: JsonObject
  /** False: without kube-proxy. */
  readonly kubeProxy: JsonObject | false
  readonly smokeTest: {
    readonly enabled: boolean
    readonly image: string
    readonly nodePort: number
  }
}

/** The control plane that kubeadm init runs on: the first one in cluster.yaml. */
export function leader(cluster: Cluster): Host {
  const host = cluster.hosts.find(h => h.role === 'control-plane')
  if (!host)
    throw new RangeError('a cluster has at least one control plane; the schema sees to that')
  return host
}

/** The minor of a version `X.Y.Z`. */
export const minorOf = (version: string): number => Number(version.split('.')[1])

/** One host and the cluster it is to be part of: what every fact, diff and action is about. */
export interface Target {
  readonly host: Host
  readonly cluster: Cluster
}

import type { Cluster } from './cluster.ts'
import { addressesOf, type Role } from './host.ts'

/** A cluster as it was wanted when a run began, as far as history tells of it. Nothing in it is a secret. */
export interface Outline {
  /** `X.Y.Z`, without the v. */
  readonly kubernetes: string
  /** Where the images come from. */
  readonly images: string
  readonly runtime: { readonly name: string; readonly version: string }
  readonly network: {
    readonly plugin: string
    /** With its v; empty where the plugin has none. */
    readonly version: string
    readonly backend?: string
    readonly podSubnet: string
    readonly serviceSubnet: string
  }
  readonly hosts: readonly {
    readonly name: string
    readonly role: Role
    readonly addresses: readonly string[]
  }[]
}

/** As cluster.yaml has it, with its preset and the catalogue filled in. */
export function outline({ kubernetes, runtime, network, hosts }: Cluster): Outline {
  const { plugin, version, backend, podSubnet, serviceSubnet } = network
  return {
    kubernetes: kubernetes.version,
    images: kubernetes.imageRepository,
    runtime: { name: runtime.name, version: runtime.version },
    network: { plugin, version, ...(backend && { backend }), podSubnet, serviceSubnet },
    hosts: hosts.map(host => ({
      name: host.name,
      role: host.role,
      addresses: addressesOf(host),
    })),
  }
}

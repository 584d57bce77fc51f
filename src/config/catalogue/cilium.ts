/** Charts of Cilium from which its users render the manifest that slipway applies. */
export interface CiliumChart {
  readonly version: string
  /** Minors of Kubernetes that its makers test it with. */
  readonly minors: readonly [first: number, last: number]
  readonly sha256: string
}

/**
 * Digests: of the chart in cilium/charts, from which helm.cilium.io is served, computed from a clone of 2026-08-03.
 * Minors: cilium/cilium Documentation/network/kubernetes/compatibility.rst of v1.18.14; those of other
 * versions are not confirmed, so their charts are not named here. They can be used all the same.
 */
export const CILIUM: readonly CiliumChart[] = [
  {
    version: '1.18.12',
    minors: [30, 33],
    sha256: '5923f9d9fcb11bc4692ad52353cc791b935d96e09ba0c535c5a8b88ea8a37572',
  },
]

export const chartUrl = ({ version }: CiliumChart): string =>
  `https://helm.cilium.io/cilium-${version}.tgz`

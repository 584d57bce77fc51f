/** How it is known that slipway brings a minor up: a whole cluster was made, or only what kubeadm gets is held to be right. */
export type Proof = 'cluster' | 'golden'

/** Versions of which whole clusters were made in the lab, with the real kubeadm, kubelet and control plane. */
const CLUSTERS: readonly string[] = ['1.20.2']

/** What stands behind a minor; every minor has a golden file of what kubeadm init and join get. */
export const proofOf = (minor: string): { readonly proof: Proof; readonly of?: string } => {
  const version = CLUSTERS.find(made => made.startsWith(`${minor}.`))
  return version === undefined ? { proof: 'golden' } : { proof: 'cluster', of: version }
}

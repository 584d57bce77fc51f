import { has } from './changes.ts'

/** Kubernetes' own registries, where CoreDNS has a folder of its own since 1.21. */
const OWN = ['registry.k8s.io', 'k8s.gcr.io']

/** The registry that kubeadm takes for its own, and so looks for coredns/coredns in. Late patches of 1.22 to 1.24 vary. */
const isDefault = (minor: number, repository: string) =>
  has(minor, 'newRegistry') && repository === 'registry.k8s.io'

/** What kubeadm 1.21.0 and 1.21.1 do, whatever the registry (kubernetes/kubeadm issue 2501). */
export const alwaysNested = (minor: number, patch: number): boolean => minor === 21 && patch < 2

/** The image of CoreDNS without its tag, and what `dns.imageRepository` must say so that kubeadm asks for that. */
export function corednsOf(
  { minor, patch }: { readonly minor: number; readonly patch: number },
  repository: string,
): { readonly image: string; readonly repository?: string } {
  const flat = { image: `${repository}/coredns` }
  const nested = { image: `${repository}/coredns/coredns` }
  if (!has(minor, 'nestedCoreDns')) return flat
  if (alwaysNested(minor, patch)) return nested
  if (!OWN.includes(repository)) return flat
  return isDefault(minor, repository) ? nested : { ...nested, repository: `${repository}/coredns` }
}

import type { Cluster } from './cluster.ts'

/** The schedulers that kube-proxy falls back to and asks for whatever it was told (kube-proxy's ipvs README). */
const SCHEDULERS = ['rr', 'wrr', 'sh']

/** From this kernel on one module follows connections of both families; before it was `nf_conntrack_ipv4`. */
const ONE_CONNTRACK: readonly [major: number, minor: number] = [4, 19]

const conntrack = (release: string): string => {
  const [major = 0, minor = 0] = release.split(/[.-]/).map(Number)
  const [since, sub] = ONE_CONNTRACK
  return major > since || (major === since && minor >= sub) ? 'nf_conntrack' : 'nf_conntrack_ipv4'
}

/**
 * Kernel modules that kube-proxy's mode needs on a kernel, by its release as `uname -r` prints it. kube-proxy brings
 * its own ipset and iptables, but its container cannot load modules everywhere.
 */
export function proxyModules({ kubeProxy }: Pick<Cluster, 'kubeProxy'>, release: string): string[] {
  if (kubeProxy === false || kubeProxy.mode !== 'ipvs') return []
  const { scheduler } = (kubeProxy.ipvs ?? {}) as { readonly scheduler?: unknown }
  const own = typeof scheduler === 'string' && /^[a-z]+$/.test(scheduler) ? [scheduler] : []
  const schedulers = [...new Set([...SCHEDULERS, ...own])]
  return ['ip_vs', ...schedulers.map(name => `ip_vs_${name}`), conntrack(release)]
}

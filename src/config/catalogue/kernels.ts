import { has } from './changes.ts'

/** What a minor of Kubernetes does on a kernel; `wants` ends the sentence "it takes …". */
export interface KernelVerdict {
  readonly level: 'ok' | 'warning' | 'error'
  readonly wants: string
  /** The newest minor that takes this kernel, where the judged one does not. */
  readonly until?: number
}

interface KernelRule {
  readonly since: number
  readonly accepts: readonly RegExp[]
  readonly otherwise: 'warning' | 'error'
  readonly wants: string
}

const LATER = /^([6-9]|[1-9][0-9]+)\./

/** As kubeadm judges kernels: kubernetes/system-validators, types_unix.go of v1.8.0, v1.9.2 and v1.10.1. */
const RULES: readonly KernelRule[] = [
  {
    since: 34,
    accepts: [/^5\.(4|10|15)\./, LATER],
    otherwise: 'warning',
    wants: '5.4, 5.10, 5.15, or 6.0 and newer',
  },
  {
    since: 32,
    accepts: [/^4\.(19|[2-9][0-9])\./, /^5\./, LATER],
    otherwise: 'error',
    wants: '4.19 and newer',
  },
  {
    since: 0,
    accepts: [/^3\.[1-9][0-9]/, /^[45]\./, LATER],
    otherwise: 'error',
    wants: '3.10 and newer',
  },
]

/** What kubeadm of a minor says to a kernel, by its release as `uname -r` prints it. */
export function kernelVerdict(minor: number, release: string): KernelVerdict {
  const rule = RULES.find(({ since }) => minor >= since)
  if (!rule || rule.accepts.some(form => form.test(release)))
    return { level: 'ok', wants: rule?.wants ?? '' }
  const { otherwise, wants, since } = rule
  const older = RULES.find(r => r.since < since && r.accepts.some(form => form.test(release)))
  return { level: otherwise, wants, ...(older && { until: since - 1 }) }
}

/** Least kernel for kube-proxy's mode nftables. Source: kubernetes.io, kernel-version-requirements. */
const NFTABLES: readonly [major: number, minor: number] = [5, 13]

export const takesNftables = (release: string): boolean => isAtLeast(release, NFTABLES)

/** Whether a kernel is at least of these numbers, by its release. */
const isAtLeast = (release: string, [major, minor]: readonly [number, number]): boolean => {
  const [ours = 0, sub = 0] = release.split(/[.-]/).map(Number)
  return ours > major || (ours === major && sub >= minor)
}

/** Calico wants kernel 5.10 from here on. */
const CALICO_WANTS_KERNEL: readonly [major: number, minor: number] = [3, 29]

/**
 * What a pod network does on a kernel. Red Hat's 4.18 counts as new enough for both, and Calico names Ubuntu 20.04 with
 * its 5.4 and Debian 10 with its 4.19 as known to work although it asks for 5.10.
 * Sources: tigera/docs, system requirements of 3.29 and later; cilium/cilium,
 * Documentation/operations/system_requirements.rst of v1.18.14.
 */
export function networkVerdict(
  { plugin, version }: { readonly plugin: string; readonly version: string },
  release: string,
): 'ok' | 'warning' | 'error' {
  const modern =
    plugin === 'cilium' ||
    (plugin === 'calico' && isAtLeast(version.replace(/^v/, ''), CALICO_WANTS_KERNEL))
  if (!modern || isAtLeast(release, [5, 10]) || /\.el8/.test(release)) return 'ok'
  return plugin === 'calico' && isAtLeast(release, [4, 18]) ? 'warning' : 'error'
}

/** What a minor does on a hierarchy of control groups; `allowed`: the user told the kubelet to take v1. */
export function cgroupVerdict(
  minor: number,
  version: 1 | 2,
  allowed = false,
): 'ok' | 'warning' | 'error' {
  if (version === 2) return has(minor, 'cgroupV2') ? 'ok' : 'warning'
  if (!has(minor, 'cgroupV1Refused')) return 'ok'
  return allowed ? 'warning' : 'error'
}

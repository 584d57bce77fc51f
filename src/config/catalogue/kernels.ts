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

export function takesNftables(release: string): boolean {
  const [major = 0, minor = 0] = release.split(/[.-]/).map(Number)
  return major > NFTABLES[0] || (major === NFTABLES[0] && minor >= NFTABLES[1])
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

/** What was found on the host; gathered by `host-facts.ts`, judged here. */
export interface HostFacts {
  readonly platform: string
  readonly root: boolean
  /** ID and ID_LIKE of /etc/os-release */
  readonly distribution: readonly string[]
  readonly missingTools: readonly string[]
  readonly bridges: boolean
  readonly mounts: boolean
  readonly overlay: boolean
  readonly cgroups: 'v1' | 'v2' | 'none'
  readonly cgroupsWritable: boolean
  readonly freeDiskGiB: number
  readonly availableMemoryGiB: number
  /** the host's packet filter sees bridged packets and drops what it does not know */
  readonly bridgedPacketsDropped: boolean
}

const neededDiskGiB = 12
const memoryPerNodeGiB = 1.5
/** Idle, systemd, sshd and what pretends hold some 30 MB, since nothing of Kubernetes runs; yum takes the rest while it installs. */
const memoryPerFastNodeGiB = 0.1

/** Who cannot run the lab at all, root's rights or Linux missing, has virtual machines instead. */
export const refusal = ({ platform, root }: Pick<HostFacts, 'platform' | 'root'>) => {
  if (platform !== 'linux')
    return 'The lab boots its machines on a Linux kernel, which this host has not: use `vagrant up` (see Vagrantfile).'
  if (!root)
    return 'The lab needs root to make machines: run `sudo npm run lab -- up`, or use `vagrant up` (see Vagrantfile).'
  return undefined
}

/** Every reason why so many machines more could not be made here, a sentence each. */
export const problems = (facts: HostFacts, nodes: number, fast = false): string[] => {
  const memoryGiB = nodes * (fast ? memoryPerFastNodeGiB : memoryPerNodeGiB)
  const found: (string | false)[] = [
    !facts.distribution.includes('debian') &&
      'This is neither Debian nor Ubuntu: the lab makes its machines with apt and debootstrap.',
    facts.missingTools.length > 0 &&
      `These programs are missing and could not be installed: ${facts.missingTools.join(', ')}.`,
    !facts.bridges && 'No bridge or veth link can be made: the kernel or a container forbids it.',
    !facts.mounts && 'Nothing can be mounted: run the lab on the host, not in a container.',
    facts.mounts &&
      !facts.overlay &&
      'overlayfs cannot be used in /var/lib/slipway-lab: put it on ext4 or xfs.',
    facts.cgroups === 'none' && 'No cgroups are mounted under /sys/fs/cgroup.',
    facts.cgroups !== 'none' && !facts.cgroupsWritable && 'The cgroups here are read-only.',
    facts.freeDiskGiB < neededDiskGiB &&
      `Only ${facts.freeDiskGiB.toFixed(0)} GiB of disk are free under /var; ${neededDiskGiB} are needed.`,
    facts.availableMemoryGiB < memoryGiB &&
      `Only ${facts.availableMemoryGiB.toFixed(1)} GiB of memory are available; ${nodes} machines need ${memoryGiB.toFixed(1)}.`,
  ]
  return found.filter(problem => problem !== false)
}

/** What will not stop the lab but explains trouble later. */
export const warnings = (facts: HostFacts): string[] =>
  facts.bridgedPacketsDropped
    ? [
        'The host filters bridged packets and its FORWARD policy is DROP (Docker does that): machines may not reach each other. `sysctl net.bridge.bridge-nf-call-iptables=0` helps.',
      ]
    : []

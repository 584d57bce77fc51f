import { defineCheck } from '../core/check.ts'
import type { Cluster } from '../core/cluster.ts'
import type { Finding } from '../core/plan.ts'
import { cgroupVersion, kernelRelease } from '../facts/capacity.ts'
import { type Os, os } from '../facts/os.ts'

interface System {
  readonly os: Os
  readonly kernel: string
  readonly cgroup: 1 | 2
}

/** Docker learnt cgroup v2 in 20.10 (its release notes). */
const LEARNT_V2 = 20.1

function verdict(
  { os, kernel, cgroup }: System,
  { runtime }: Cluster,
): Pick<Finding, 'level' | 'message' | 'hint'> {
  if (!os.format)
    return {
      level: 'error',
      message: `${os.name || 'an unknown system'} has neither yum nor apt`,
      hint: 'slipway knows CentOS, RHEL, Rocky, AlmaLinux, Debian and Ubuntu',
    }
  const docker = runtime.packages[os.format]
  if (runtime.name === 'docker' && cgroup === 2 && Number.parseFloat(docker) < LEARNT_V2)
    return {
      level: 'warning',
      message: `Docker ${docker} knows no cgroup v2, which this machine has`,
      hint: 'runtime: { version: 20.10.24 }, or boot with systemd.unified_cgroup_hierarchy=0',
    }
  return {
    level: 'ok',
    message: `${os.name}, kernel ${kernel}, cgroup v${cgroup}, ${os.format} packages`,
  }
}

export const system = defineCheck({
  id: 'system',
  title: 'The operating system is one that slipway can prepare',
  facts: () => ({ os, kernel: kernelRelease, cgroup: cgroupVersion }),
  judge: (known, cluster) =>
    [...known].map(([host, has]) => ({ host: host.name, ...verdict(has, cluster) })),
})

import {
  cgroupVerdict,
  kernelVerdict,
  networkVerdict,
  takesNftables,
} from '../config/catalogue/kernels.ts'
import { systemOf } from '../config/catalogue/systems.ts'
import { defineCheck } from '../core/check.ts'
import { type Cluster, minorOf } from '../core/cluster.ts'
import { isOlder } from '../core/is-older.ts'
import type { Finding } from '../core/plan.ts'
import { cgroupVersion, kernelRelease } from '../facts/capacity.ts'
import { type Os, os } from '../facts/os.ts'

interface System {
  readonly os: Os
  readonly kernel: string
  readonly cgroup: 1 | 2
}

type Verdict = Pick<Finding, 'level' | 'message' | 'hint'>

/** Docker learnt cgroup v2 in 20.10 (its release notes). */
const LEARNT_V2 = 20.1

/** Where one finds what goes with what. */
const OTHERS = '`slipway versions` shows what goes with what'

const unknown = ({ os }: System): Verdict[] => {
  if (!os.format)
    return [
      {
        level: 'error',
        message: os.name
          ? `${os.name} has neither yum nor apt`
          : 'the system is unknown, and has neither yum nor apt',
        hint: 'slipway knows CentOS, RHEL, Rocky, AlmaLinux, Debian and Ubuntu',
      },
    ]
  if (systemOf(os)) return []
  return [
    {
      level: 'warning',
      message: `${os.name} is not one of the systems that slipway is written for`,
      hint: `its ${os.format} packages are used as those of its family; ${OTHERS}`,
    },
  ]
}

function byKernel({ kernel }: System, minor: number): Verdict[] {
  const { level, wants, until } = kernelVerdict(minor, kernel)
  if (level === 'ok') return []
  const message =
    level === 'error'
      ? `kernel ${kernel}: kubeadm 1.${minor} refuses it, and takes ${wants}`
      : `kernel ${kernel}: kubeadm 1.${minor} warns of it, and takes ${wants}`
  const hint =
    until === undefined
      ? `a system with a newer kernel; ${OTHERS}`
      : `Kubernetes 1.${until} or older, or a system with a newer kernel; ${OTHERS}`
  return [{ level, message, hint }]
}

function byCgroup({ cgroup }: System, minor: number, { kubelet }: Cluster): Verdict[] {
  const level = cgroupVerdict(minor, cgroup, kubelet.failCgroupV1 === false)
  if (level === 'ok') return []
  if (cgroup === 2)
    return [
      {
        level,
        message: `cgroup v2: kubeadm 1.${minor} looks for the controllers of v1`,
        hint: 'Kubernetes 1.21 or newer, or boot with systemd.unified_cgroup_hierarchy=0',
      },
    ]
  const message =
    level === 'warning'
      ? `cgroup v1: Kubernetes 1.${minor} refuses it, and was told to take it`
      : `cgroup v1: Kubernetes 1.${minor} refuses it`
  const hint =
    'Kubernetes 1.34 or older, or a system with cgroup v2, or kubelet: { failCgroupV1: false }'
  return [{ level, message, hint }]
}

function byDocker({ cgroup }: System, { runtime }: Cluster): Verdict[] {
  const old = Number.parseFloat(runtime.version) < LEARNT_V2
  if (runtime.name !== 'docker' || cgroup === 1 || !old) return []
  return [
    {
      level: 'warning',
      message: `Docker ${runtime.version} knows no cgroup v2, which this machine has`,
      hint: 'runtime: { version: 20.10.24 }, or boot with systemd.unified_cgroup_hierarchy=0',
    },
  ]
}

function byProxyMode({ kernel }: System, { kubeProxy }: Cluster): Verdict[] {
  if (kubeProxy === false || kubeProxy.mode !== 'nftables' || takesNftables(kernel)) return []
  return [
    {
      level: 'error',
      message: `kernel ${kernel}: kube-proxy's mode nftables needs 5.13 or newer`,
      hint: 'kubeProxy: { mode: iptables }, or a system with a newer kernel',
    },
  ]
}

function byNetwork({ kernel }: System, { network }: Cluster): Verdict[] {
  const level = networkVerdict(network, kernel)
  if (level === 'ok') return []
  const name = network.plugin === 'calico' ? `Calico ${network.version}` : 'Cilium'
  const hint =
    network.plugin === 'calico'
      ? 'a system with a newer kernel, or network: { plugin: flannel }'
      : 'a system with a newer kernel, or plugin: manifest, which is not looked into, for an older Cilium'
  return [
    {
      level,
      message: `kernel ${kernel}: ${name} asks for 5.10 or newer`,
      hint,
    },
  ]
}

/** A runtime that Docker's repositories never had for the machine's system. */
function byPackages({ os }: System, { runtime }: Cluster): Verdict[] {
  const last = systemOf(os)?.lastBuilds
  const { name, version, source } = runtime
  if (!last || name === 'cri-o' || source === 'distribution') return []
  if (!isOlder(last[name], version)) return []
  return [
    {
      level: 'warning',
      message: `${name} ${version}: Docker's packages for ${os.name} seem to end with ${last[name]}`,
      hint: `runtime: { version: ${last[name]} }, or repositories of your own`,
    },
  ]
}

function verdicts(system: System, cluster: Cluster): Verdict[] {
  const { os, kernel, cgroup } = system
  const minor = minorOf(cluster.kubernetes.version)
  const wrong = [
    ...unknown(system),
    ...byKernel(system, minor),
    ...byCgroup(system, minor, cluster),
    ...byDocker(system, cluster),
    ...byProxyMode(system, cluster),
    ...byNetwork(system, cluster),
    ...byPackages(system, cluster),
  ]
  if (wrong.length > 0) return wrong
  const message = `${os.name}, kernel ${kernel}, cgroup v${cgroup}, ${os.format} packages`
  return [{ level: 'ok', message }]
}

export const system = defineCheck({
  id: 'system',
  title: 'The operating system is one that slipway can prepare',
  facts: () => ({ os, kernel: kernelRelease, cgroup: cgroupVersion }),
  judge: (known, cluster) =>
    [...known].flatMap(([host, has]) =>
      verdicts(has, cluster).map(verdict => ({ host: host.name, ...verdict })),
    ),
})

import { defineCheck } from '../core/check.ts'
import type { Role } from '../core/host.ts'
import type { Finding } from '../core/plan.ts'
import { cpus, diskFree, memory } from '../facts/capacity.ts'

/** What kubeadm demands of a control plane (its constants: 2 CPUs, 1700 MB), and what a node hardly works without. */
const LEAST = {
  'control-plane': { cpus: 2, memory: 1700 },
  worker: { cpus: 1, memory: 900 },
} as const
const LEAST_DISK = 5 * 1024

interface Size {
  readonly cpus: number
  readonly memory: number
  readonly diskFree: number
}

function size(role: Role, has: Size): Pick<Finding, 'level' | 'message' | 'hint'> {
  const least = LEAST[role]
  const fewCpus = has.cpus < least.cpus
  const littleMemory = has.memory < least.memory
  const hint = 'give the machine more; kubeadm refuses it otherwise'
  if (fewCpus && littleMemory)
    return {
      level: 'error',
      message: `too small for a ${role}: ${has.cpus} CPU of ${least.cpus}, ${has.memory} MiB memory of ${least.memory}`,
      hint,
    }
  if (fewCpus)
    return {
      level: 'error',
      message: `too small for a ${role}: ${has.cpus} CPU of ${least.cpus}`,
      hint,
    }
  if (littleMemory)
    return {
      level: 'error',
      message: `too small for a ${role}: ${has.memory} MiB memory of ${least.memory}`,
      hint,
    }
  if (has.diskFree < LEAST_DISK)
    return {
      level: 'warning',
      message: `only ${has.diskFree} MiB free below /var/lib`,
      hint: 'images and logs need about 5 GiB',
    }
  return {
    level: 'ok',
    message: `${has.cpus} CPUs, ${has.memory} MiB memory, ${has.diskFree} MiB disk free`,
  }
}

export const capacity = defineCheck({
  id: 'capacity',
  title: 'The machine has the CPUs, memory and disk that its role needs',
  facts: () => ({ cpus, memory, diskFree }),
  judge: known => [...known].map(([host, has]) => ({ host: host.name, ...size(host.role, has) })),
})

import { defineCheck } from '../core/check.ts'
import { activeSwaps } from '../facts/kernel.ts'
import { activeFirewalls, modulesMissing } from '../facts/programs.ts'

export const swap = defineCheck({
  id: 'swap',
  title: 'Nothing is swapped',
  facts: () => ({ swaps: activeSwaps }),
  judge: known =>
    [...known].map(([{ name: host }, { swaps }]) =>
      swaps.length === 0
        ? { host, level: 'ok', message: 'does not swap' }
        : { host, level: 'ok', message: `swaps to ${swaps.join(', ')}`, mendedBy: 'swap-off' },
    ),
})

/** Without which no container and no pod network works: as the step kernel-modules loads them. */
const MODULES = ['overlay', 'br_netfilter']

export const kernelModules = defineCheck({
  id: 'kernel-modules',
  title: 'The kernel has the modules of containers and pod networks',
  facts: () => ({ missing: modulesMissing(MODULES) }),
  judge: known =>
    [...known].map(([{ name: host }, { missing }]) =>
      missing.length === 0
        ? { host, level: 'ok', message: `the running kernel has ${MODULES.join(', ')}` }
        : {
            host,
            level: 'error',
            message: `the running kernel has no ${missing.join(', ')}`,
            hint: 'after an update of the kernel, boot into it; on RHEL 10 and its kin: yum install kernel-modules-extra',
          },
    ),
})

export const hostFirewall = defineCheck({
  id: 'firewall',
  title: 'No firewall of the host is in the way',
  facts: () => ({ active: activeFirewalls }),
  judge: (known, { firewall }) =>
    [...known].map(([{ name: host }, { active }]) => {
      if (active.length === 0) return { host, level: 'ok', message: 'no firewall runs' }
      const names = active.join(', ')
      const message = active.length === 1 ? `${names} is at work` : `${names} are at work`
      if (firewall === 'unmanaged')
        return {
          host,
          level: 'warning',
          message,
          hint: 'open what the nodes need yourself, or write firewall: managed, or disabled, in cluster.yaml',
        }
      const mendedBy = firewall === 'disabled' ? 'firewall' : 'firewall-managed'
      return { host, level: 'ok', message, mendedBy }
    }),
})

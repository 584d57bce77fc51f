import { defineCheck } from '../core/check.ts'
import type { Finding } from '../core/plan.ts'
import { macs, productUuid } from '../facts/hardware.ts'
import { addresses } from '../facts/identity.ts'

type Verdict = Pick<Finding, 'level' | 'message' | 'hint'>

/**
 * Kubernetes tells nodes apart by these. Source: kubernetes/website, setup/production-environment/tools/kubeadm,
 * "Verify the MAC address and product_uuid are unique for every node". Containers show the uuid of their machine.
 */
export const uniqueHardware = defineCheck({
  id: 'unique-hardware',
  title: 'No two machines share a hardware address or a product_uuid',
  facts: () => ({ macs, addresses, productUuid }),
  judge: known => {
    const own = [...known].map(([host, { macs, addresses, productUuid }]) => {
      const nic = [...addresses].find(([, list]) => list.includes(host.address))?.[0]
      return { host, mac: nic === undefined ? undefined : macs.get(nic), productUuid }
    })
    return own.map(({ host, mac, productUuid }) => {
      const twins = (same: (other: (typeof own)[number]) => boolean) =>
        own.filter(other => other.host !== host && same(other)).map(other => other.host.name)
      const byMac = mac === undefined ? [] : twins(other => other.mac === mac)
      const byUuid =
        productUuid === undefined ? [] : twins(other => other.productUuid === productUuid)
      return { host: host.name, ...judge(mac, byMac, byUuid) }
    })
  },
})

function judge(mac: string | undefined, byMac: string[], byUuid: string[]): Verdict {
  if (byMac.length > 0)
    return {
      level: 'error',
      message: `has the same hardware address ${mac} as ${byMac.join(', ')}`,
      hint: 'give each virtual machine a MAC address of its own, and boot it again',
    }
  if (byUuid.length > 0)
    return {
      level: 'warning',
      message: `has the same product_uuid as ${byUuid.join(', ')}`,
      hint: 'harmless for containers of one machine; for virtual machines, let the hypervisor give each its own',
    }
  return { level: 'ok', message: 'its hardware is its own' }
}

import { defineCheck } from '../core/check.ts'
import { addressesOf } from '../core/host.ts'
import { addresses } from '../facts/identity.ts'

export const addressOnNic = defineCheck({
  id: 'address-on-nic',
  title: "The address in cluster.yaml is on one of the machine's NICs",
  facts: () => ({ addresses }),
  judge: known =>
    [...known].flatMap(([host, { addresses }]) =>
      addressesOf(host).map(address => {
        const nic = [...addresses].find(([, list]) => list.includes(address))?.[0]
        if (nic) return { host: host.name, level: 'ok', message: `${address} is on ${nic}` }
        const has = [...addresses].map(([name, list]) => `${name} ${list.join(', ')}`).join('; ')
        return {
          host: host.name,
          level: 'error',
          message: `${address} is on none of its NICs (${has})`,
          hint: 'give the address that the other machines reach it by; for Vagrant that is the private network, not 10.0.2.15',
        }
      }),
    ),
})

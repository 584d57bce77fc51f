import { isIP } from 'node:net'
import { parseAddress, parseSubnet, subnetText } from '../../config/ip.ts'
import { isIpv6 } from '../../core/families.ts'

/** An address that a machine has, and on which of its network cards. */
export interface OnNic {
  readonly address: string
  readonly nic: string
}

/** What VirtualBox gives to the first network card of every machine. */
const NAT = '10.0.2.15'

/** Bridges and tunnels of containers, pods and virtual machines: no other machine is reached there. */
const INNER = /^(docker|br-|cni|flannel|cali|tunl|vxlan|cilium|lxc|kube|virbr|veth|lo$)/

/** The addresses at which others may reach a machine, those of IPv4 first. */
export function reachable(
  addresses: ReadonlyMap<string, readonly string[]>,
  alone: boolean,
): OnNic[] {
  const all = [...addresses].flatMap(([nic, list]) => list.map(address => ({ address, nic })))
  const outer = all.filter(
    ({ nic, address }) =>
      !INNER.test(nic) && (alone || address !== NAT) && !/^fe80:/i.test(address),
  )
  return outer.toSorted((a, b) => Number(isIpv6(a.address)) - Number(isIpv6(b.address)))
}

/** Bits of an address that machines of one small network share. */
const SHARED = { 4: 24, 6: 64 } as const

/** The small network that an address is in. */
const network = (address: string): string => {
  const family = parseAddress(address)?.family ?? 4
  const subnet = parseSubnet(`${address}/${SHARED[family]}`)
  return subnet ? subnetText(subnet) : address
}

/**
 * The address of each machine in the cluster: the one that it was named by where that is on a network card, else its
 * only one, else the only one in a network that all machines share. Undefined where that leaves a choice.
 */
export function chooseAddresses(
  machines: readonly { readonly target: string; readonly has: readonly OnNic[] }[],
): (string | undefined)[] {
  const ofAll = machines.map(({ has }) => new Set(has.map(({ address }) => network(address))))
  const shared = [...(ofAll[0] ?? [])].filter(net => ofAll.every(nets => nets.has(net)))
  return machines.map(({ target, has }) => {
    if (has.some(({ address }) => address === target)) return target
    if (has.length === 0) return isIP(target) ? target : undefined
    const fourth = has.filter(({ address }) => !isIpv6(address))
    const first = fourth.length > 0 ? fourth : has
    if (first.length === 1) return first[0]?.address
    const common = first.filter(({ address }) => shared.includes(network(address)))
    return common.length === 1 ? common[0]?.address : undefined
  })
}

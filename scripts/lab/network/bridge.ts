import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { $ } from 'zx'

export interface Network {
  readonly bridge: string
  readonly hostAddress: string
  readonly subnet: number
}

const shell = $({ quiet: true })
const bridgeExists = (bridge: string): boolean => existsSync(`/sys/class/net/${bridge}`)

const setting = (bridge: string, name: string, value: string): Promise<void> =>
  writeFile(`/proc/sys/net/${name.replace('*', bridge)}`, value)

/**
 * Nothing leaves the lab. The host takes the machines' packets for elsewhere (forwarding is on for this
 * link alone) only to answer at once that they are prohibited: a dropped packet would make every
 * attempt inside wait for its timeout.
 */
const rulePriority = (subnet: number): number => 8700 + subnet

const hasRule = async (network: Network): Promise<boolean> => {
  const { stdout } = await shell`ip rule show priority ${rulePriority(network.subnet)}`
  return stdout.trim() !== ''
}

/** A switch with the host on port one. Safe to call when it is all there. */
export const createNetwork = async (network: Network): Promise<void> => {
  const { bridge, hostAddress, subnet } = network
  if (!bridgeExists(bridge)) {
    const mac = `02:87:${subnet.toString(16).padStart(2, '0')}:00:00:01`
    await shell`ip link add name ${bridge} address ${mac} type bridge stp_state 0 forward_delay 0`
  }
  await setting(bridge, 'ipv6/conf/*/disable_ipv6', '1').catch(() => undefined)
  await setting(bridge, 'ipv4/conf/*/forwarding', '1')
  await setting(bridge, 'ipv4/conf/*/send_redirects', '0')
  if (!(await hasRule(network))) {
    await shell`ip rule add priority ${rulePriority(subnet)} iif ${bridge} prohibit`
  }
  await shell`ip address replace ${hostAddress}/24 dev ${bridge}`
  await shell`ip link set ${bridge} up`
}

export const removeNetwork = async (network: Network): Promise<void> => {
  if (bridgeExists(network.bridge)) await shell`ip link delete ${network.bridge}`
  const priority = rulePriority(network.subnet)
  while (await hasRule(network)) await shell`ip rule del priority ${priority}`
}

/** Third bytes of 10.87.x networks that the host already routes to. */
export const usedSubnets = async (): Promise<number[]> => {
  const { stdout } = await shell`ip -4 route show table all`
  return subnetsIn(stdout)
}

export const subnetsIn = (routes: string): number[] => [
  ...new Set([...routes.matchAll(/\b10\.87\.(\d+)\./g)].map(([, subnet]) => Number(subnet))),
]

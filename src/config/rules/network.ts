import { contains, overlap, parseAddress, parseSubnet, type Subnet, subnetText } from '../ipv4.ts'
import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

/** Every node gets a block of this size out of the pod subnet: kube-controller-manager's default. */
const NODE_PREFIX = 24

/**
 * Prefixes of the pod subnet: at most the node's, and at most 16 bits shorter.
 * Source: kubernetes/kubernetes, cmd/kubeadm/app/apis/kubeadm/validation.
 */
const POD_PREFIX = [NODE_PREFIX - 16, NODE_PREFIX] as const

/** Prefixes of the service subnet: kube-apiserver takes at most 20 bits of addresses, kubeadm wants ten of them. */
const SERVICE_PREFIX = [12, 28] as const

type Key = 'podSubnet' | 'serviceSubnet'
const LIMITS = { podSubnet: POD_PREFIX, serviceSubnet: SERVICE_PREFIX } as const
const KEYS: readonly Key[] = ['podSubnet', 'serviceSubnet']

const read = (text: string, [low, high]: readonly [number, number]): Subnet | string => {
  if (text.includes(':')) return 'IPv6 is not supported yet; use one CIDR of IPv4'
  if (text.includes(',')) return 'two subnets are not supported yet; use one CIDR of IPv4'
  const subnet = parseSubnet(text)
  if (!subnet) return `${JSON.stringify(text)} is not a CIDR such as 10.244.0.0/16`
  if (subnet.prefix < low || subnet.prefix > high)
    return `/${subnet.prefix} is out of range; the prefix must be from /${low} to /${high}`
  const whole = subnetText(subnet)
  return whole === text ? subnet : `${text} is an address inside a subnet; write ${whole}`
}

export const subnets: Rule = ({ hosts = {}, network: own }, { network }) => {
  const complaints: Complaint[] = []
  const sound: { key: Key; subnet: Subnet }[] = []
  for (const key of KEYS) {
    const subnet = read(network[key], LIMITS[key])
    if (typeof subnet === 'string') complaints.push({ path: ['network', key], message: subnet })
    else sound.push({ key, subnet })
  }
  const [pods, services] = sound
  if (pods && services && overlap(pods.subnet, services.subnet)) {
    const [written, other] =
      own?.podSubnet === undefined ? [services.key, pods.key] : [pods.key, services.key]
    const message = `${network[written]} overlaps ${other} ${network[other]}`
    complaints.push({ path: ['network', written], message })
  }
  for (const { key, subnet } of sound)
    for (const [name, host] of Object.entries(hosts)) {
      const address = parseAddress(host?.address ?? '')
      if (address === undefined || !contains(subnet, address)) continue
      const message = `${host?.address} lies in network.${key} ${network[key]}; choose another subnet`
      complaints.push({ path: ['hosts', name, 'address'], message })
    }
  return [...complaints, ...room(sound, Object.keys(hosts).length)]
}

function room(sound: readonly { key: Key; subnet: Subnet }[], hosts: number): Complaint[] {
  const pods = sound.find(({ key }) => key === 'podSubnet')?.subnet
  const nodes = pods ? 2 ** (NODE_PREFIX - pods.prefix) : hosts
  if (hosts <= nodes) return []
  const message = `has room for ${nodes} ${nodes === 1 ? 'node' : 'nodes'} (each takes a /${NODE_PREFIX}), and there are ${hosts} hosts`
  return [{ path: ['network', 'podSubnet'], message }]
}

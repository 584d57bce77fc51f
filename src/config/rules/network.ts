import { isIpv6, subnetsOf } from '../../core/families.ts'
import { contains, overlap, parseAddress, parseSubnet, type Subnet, subnetText } from '../ip.ts'
import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

/** Every node gets a block of this size out of the pod subnet: kube-controller-manager's default. */
const NODE_PREFIX = { 4: 24, 6: 64 } as const

/**
 * Prefixes of the pod subnet: at most the node's, and at most 16 bits shorter.
 * Source: kubernetes/kubernetes, cmd/kubeadm/app/apis/kubeadm/validation.
 */
const POD_PREFIX = { 4: [8, 24], 6: [48, 64] } as const

/** Prefixes of the service subnet: kube-apiserver takes at most 20 bits of addresses, kubeadm wants ten of them. */
const SERVICE_PREFIX = { 4: [12, 28], 6: [108, 124] } as const

type Key = 'podSubnet' | 'serviceSubnet'
const LIMITS = { podSubnet: POD_PREFIX, serviceSubnet: SERVICE_PREFIX } as const
const KEYS: readonly Key[] = ['podSubnet', 'serviceSubnet']

function readOne(text: string, limits: (typeof LIMITS)[Key]): Subnet | string {
  const subnet = parseSubnet(text)
  if (!subnet) return `${JSON.stringify(text)} is not a CIDR such as 10.244.0.0/16`
  const [low, high] = limits[subnet.family]
  if (subnet.prefix < low || subnet.prefix > high)
    return `/${subnet.prefix} is out of range; the prefix must be from /${low} to /${high}`
  const whole = subnetText(subnet)
  return whole === text ? subnet : `${text} is an address inside a subnet; write ${whole}`
}

/** One subnet, or one of each family; or what is wrong. */
function read(text: string, limits: (typeof LIMITS)[Key]): readonly Subnet[] | string {
  const found = subnetsOf(text).map(part => readOne(part, limits))
  const wrong = found.find(one => typeof one === 'string')
  if (wrong !== undefined) return wrong as string
  const subnets = found as Subnet[]
  if (subnets.length > 2 || new Set(subnets.map(({ family }) => family)).size < subnets.length)
    return 'give one CIDR, or one of IPv4 and one of IPv6'
  return subnets
}

interface Sound {
  readonly key: Key
  readonly subnets: readonly Subnet[]
}

const at = (key: Key, message: string): Complaint => ({ path: ['network', key], message })

export const subnets: Rule = ({ hosts = {}, network: own }, { network }) => {
  const complaints: Complaint[] = []
  const sound: Sound[] = []
  for (const key of KEYS) {
    const subnets = read(network[key], LIMITS[key])
    if (typeof subnets === 'string') complaints.push(at(key, subnets))
    else sound.push({ key, subnets })
  }
  const [pods, services] = sound
  if (pods && services) {
    const written = own?.podSubnet === undefined ? 'serviceSubnet' : 'podSubnet'
    const other = written === 'podSubnet' ? 'serviceSubnet' : 'podSubnet'
    if (pods.subnets.some(pod => services.subnets.some(service => overlap(pod, service))))
      complaints.push(at(written, `${network[written]} overlaps ${other} ${network[other]}`))
  }
  for (const { key, subnets } of sound)
    for (const [name, host] of Object.entries(hosts))
      for (const text of subnetsOf(host?.address ?? '')) {
        const address = parseAddress(text)
        if (!address || !subnets.some(subnet => contains(subnet, address))) continue
        const message = `${text} lies in network.${key} ${network[key]}; choose another subnet`
        complaints.push({ path: ['hosts', name, 'address'], message })
      }
  return [...complaints, ...room(pods, Object.keys(hosts).length)]
}

function room(sound: Sound | undefined, hosts: number): Complaint[] {
  if (sound?.key !== 'podSubnet') return []
  return sound.subnets.flatMap(({ family, prefix }) => {
    const nodes = 2 ** (NODE_PREFIX[family] - prefix)
    if (hosts <= nodes) return []
    const message = `has room for ${nodes} ${nodes === 1 ? 'node' : 'nodes'} (each takes a /${NODE_PREFIX[family]}), and there are ${hosts} hosts`
    return [at('podSubnet', message)]
  })
}

/** Families of a pair of subnets or addresses, in their order: `IPv4`, `IPv4 and IPv6`. */
export const familiesOf = (text: string): string =>
  subnetsOf(text)
    .map(part => (isIpv6(part) ? 'IPv6' : 'IPv4'))
    .join(' and ')

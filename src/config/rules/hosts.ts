import { subnetsOf } from '../../core/families.ts'
import { DNS_LABEL } from '../formats.ts'
import { addressText, contains, parseAddress, parseSubnet } from '../ip.ts'
import type { Complaint } from '../issue.ts'
import type { Rule } from './rule.ts'

/** Blocks that no network card of a host can have its address from. Source: IANA's special-purpose registry. */
const NOT_A_HOST = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/3', '::/127', 'fe80::/10', 'ff00::/8']

/** What VirtualBox gives to the first network card of every machine. */
const NAT_ADDRESS = '10.0.2.15'
const NAT_SENTENCE = `${NAT_ADDRESS} is Vagrant's NAT address, which every VM has; use the address of the private network`

export const hostNames: Rule = ({ hosts = {} }) =>
  Object.keys(hosts)
    .filter(name => !DNS_LABEL.test(name) || name === 'localhost')
    .map(name => {
      const lower = name.toLowerCase().replaceAll('_', '-')
      const would = DNS_LABEL.test(lower) && lower !== name
      return {
        path: ['hosts', name],
        part: 'key',
        message: would
          ? `a host name is made of lower-case letters, digits and -, and is not localhost; write ${lower}`
          : 'a host name is made of lower-case letters, digits and -, and is not localhost',
      }
    })

export const addresses: Rule = ({ hosts = {} }) => {
  const alone = Object.keys(hosts).length === 1
  const owners = new Map<string, string>()
  return Object.entries(hosts).flatMap(([name, host]): Complaint[] => {
    const path = ['hosts', name, 'address']
    const parts = subnetsOf(host?.address ?? '')
    if (host?.address === undefined) return []
    const complaint = parts.map(addressComplaint).find(Boolean) ?? pairComplaint(parts)
    if (complaint) return [{ path, message: complaint }]
    const messages = parts.flatMap(address => {
      const owner = owners.get(address)
      owners.set(address, owner ?? name)
      return [
        ...(owner ? [`${name} and ${owner} have the same address ${address}`] : []),
        ...(address === NAT_ADDRESS && !alone ? [NAT_SENTENCE] : []),
      ]
    })
    return messages.length === 0 ? [] : [{ path, message: messages.join('; ') }]
  })
}

const pairComplaint = (parts: readonly string[]): string | undefined => {
  const families = new Set(parts.map(part => parseAddress(part)?.family))
  return families.size < parts.length || parts.length > 2
    ? 'give one address, or one of IPv4 and one of IPv6'
    : undefined
}

function addressComplaint(address: string): string | undefined {
  const number = parseAddress(address)
  if (number === undefined) return `${JSON.stringify(address)} is not an IP address`
  const block = NOT_A_HOST.map(parseSubnet).find(subnet => subnet && contains(subnet, number))
  if (block) return `${address} cannot be the address of a network card`
  // Told apart from others, and looked for on network cards, by its text.
  const text = addressText(number)
  return text === address ? undefined : `write ${text}, as the machine itself shows it`
}

/** Two hosts behind one SSH endpoint would be one machine set up twice. Equal addresses have a rule of their own. */
export const endpoints: Rule = ({ hosts = {}, ssh }) => {
  const owners = new Map<string, string>()
  return Object.entries(hosts).flatMap(([name, host]): Complaint[] => {
    const address = host?.ssh?.address
    if (address === undefined) return []
    const endpoint = `${address}:${host?.ssh?.port ?? ssh?.port ?? 22}`
    const owner = owners.get(endpoint)
    owners.set(endpoint, owner ?? name)
    if (!owner) return []
    const message = `${name} and ${owner} are dialled at the same ${endpoint}`
    return [{ path: ['hosts', name, 'ssh', 'address'], message }]
  })
}

export const controlPlanes: Rule = ({ hosts }) => {
  if (!hosts) return []
  const entries = Object.entries(hosts)
  const [first, ...others] = entries
    .filter(([, host]) => host?.role === 'control-plane')
    .map(([name]) => name)
  if (first === undefined && entries.every(([, host]) => host?.role !== undefined))
    return [
      {
        path: ['hosts'],
        part: 'key',
        message: 'no control plane; give one host the role control-plane',
      },
    ]
  return others.map(name => ({
    path: ['hosts', name, 'role'],
    message: `more than one control plane is not supported yet; ${first} is one already, so make ${name} a worker`,
  }))
}

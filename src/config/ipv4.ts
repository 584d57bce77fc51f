import { isIPv4 } from 'node:net'

/** A block of IPv4 addresses: its first address as a number, and the length of its prefix. */
export interface Subnet {
  readonly first: number
  readonly prefix: number
}

/** An IPv4 address as a number; undefined for anything else. */
export const parseAddress = (text: string): number | undefined =>
  isIPv4(text) ? text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) : undefined

export const size = ({ prefix }: Subnet): number => 2 ** (32 - prefix)

/** The block that a CIDR such as `10.244.0.0/16` lies in; undefined when it is not a CIDR of IPv4. */
export function parseSubnet(text: string): Subnet | undefined {
  const [, head = '', tail = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? []
  const address = parseAddress(head)
  const prefix = Number(tail)
  if (address === undefined || prefix > 32) return undefined
  return { first: address - (address % 2 ** (32 - prefix)), prefix }
}

export function subnetText({ first, prefix }: Subnet): string {
  const parts = [24, 16, 8, 0].map(bits => Math.floor(first / 2 ** bits) % 256)
  return `${parts.join('.')}/${prefix}`
}

export const contains = (subnet: Subnet, address: number): boolean =>
  address >= subnet.first && address < subnet.first + size(subnet)

export const overlap = (a: Subnet, b: Subnet): boolean =>
  contains(a, b.first) || contains(b, a.first)

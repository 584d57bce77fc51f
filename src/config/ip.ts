import { isIPv4, isIPv6 } from 'node:net'

export type Family = 4 | 6

/** An address as a number, of one family or the other. */
export interface Address {
  readonly family: Family
  readonly value: bigint
}

/** A block of addresses: its first one, and the length of its prefix. */
export interface Subnet {
  readonly family: Family
  readonly first: bigint
  readonly prefix: number
}

const BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 }

const ipv4 = (text: string): bigint =>
  text.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)

/** The groups of an address of IPv6, whose last 32 bits may be written as IPv4. */
function ipv6(text: string): bigint {
  const tail = text.match(/[\d.]+\.\d+$/)?.[0]
  const low = tail === undefined ? undefined : ipv4(tail)
  const plain =
    tail === undefined || low === undefined
      ? text
      : text.slice(0, -tail.length) + [low >> 16n, low & 0xffffn].map(n => n.toString(16)).join(':')
  const [head = '', rest] = plain.split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const [before, after] = [groups(head), groups(rest)]
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after].reduce(
    (sum, group) => sum * 65536n + BigInt(`0x${group}`),
    0n,
  )
}

/** An address as a number; undefined for anything else, such as one with a zone. */
export function parseAddress(text: string): Address | undefined {
  if (isIPv4(text)) return { family: 4, value: ipv4(text) }
  return isIPv6(text) && !text.includes('%') ? { family: 6, value: ipv6(text) } : undefined
}

const size = ({ family, prefix }: Subnet): bigint => 1n << BigInt(BITS[family] - prefix)

/** The block that a CIDR such as `10.244.0.0/16` lies in; undefined for anything else. */
export function parseSubnet(text: string): Subnet | undefined {
  const [, head = '', tail = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? []
  const address = parseAddress(head)
  const prefix = Number(tail)
  if (!address || prefix > BITS[address.family]) return undefined
  const { family, value } = address
  return { family, first: value - (value % size({ family, first: 0n, prefix })), prefix }
}

/** IPv6 as RFC 5952 has it, the way that URLs do. */
export const addressText = ({ family, value }: Address): string => {
  if (family === 4) return [24n, 16n, 8n, 0n].map(bits => (value >> bits) & 255n).join('.')
  const groups = Array.from({ length: 8 }, (_, i) => (value >> BigInt(112 - 16 * i)) & 0xffffn)
  return new URL(`http://[${groups.map(n => n.toString(16)).join(':')}]`).hostname.slice(1, -1)
}

export const subnetText = ({ family, first, prefix }: Subnet): string =>
  `${addressText({ family, value: first })}/${prefix}`

export const contains = (subnet: Subnet, { family, value }: Address): boolean =>
  family === subnet.family && value >= subnet.first && value < subnet.first + size(subnet)

const firstOf = ({ family, first }: Subnet): Address => ({ family, value: first })

export const overlap = (a: Subnet, b: Subnet): boolean =>
  contains(a, firstOf(b)) || contains(b, firstOf(a))

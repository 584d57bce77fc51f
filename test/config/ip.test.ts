import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  contains,
  type Family,
  overlap,
  parseAddress,
  parseSubnet,
  subnetText,
} from '../../src/config/ip.ts'

const BITS = { 4: 32, 6: 128 } as const
const address = fc
  .constantFrom<Family>(4, 6)
  .chain(family =>
    fc
      .bigInt({ min: 0n, max: (1n << BigInt(BITS[family])) - 1n })
      .map(value => ({ family, value })),
  )
const part = fc.double({ min: 0, max: 1, noNaN: true })
const prefixOf = (family: Family, of: number) => Math.round(BITS[family] * of)

const text = ({ family, value }: { family: Family; value: bigint }) =>
  subnetText({ family, first: value, prefix: BITS[family] }).replace(/\/.*/, '')
const subnet = (of: { family: Family; value: bigint }, length: number) => {
  const found = parseSubnet(`${text(of)}/${length}`)
  if (!found) throw new Error(text(of))
  return found
}

test('an address survives being written and read', () => {
  fc.assert(
    fc.property(address, one => {
      expect(parseAddress(text(one))).toEqual(one)
    }),
  )
})

test('a subnet holds every address that it can be written with', () => {
  fc.assert(
    fc.property(address, part, (one, of) => contains(subnet(one, prefixOf(one.family, of)), one)),
  )
})

test('two subnets overlap when the shorter prefix holds the start of the other', () => {
  fc.assert(
    fc.property(address, part, address, part, (a, of, b, other) => {
      const [i, j] = [prefixOf(a.family, of), prefixOf(b.family, other)]
      const bits = Math.min(i, j)
      const same = a.family === b.family && subnet(a, bits).first === subnet(b, bits).first
      expect(overlap(subnet(a, i), subnet(b, j))).toBe(same)
    }),
  )
})

test.each([
  ['10.1.2.3/16', '10.1.0.0/16'],
  ['FD00:0:0:0::1/64', 'fd00::/64'],
  ['fd00:10:244:ff::/56', 'fd00:10:244::/56'],
  ['::ffff:10.0.0.1/128', '::ffff:a00:1/128'],
  ['::/0', '::/0'],
])('%s lies in %s', (written, whole) => {
  const found = parseSubnet(written)
  expect(found && subnetText(found)).toBe(whole)
})

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/', '256.0.0.0/8', 'a/8', '::/129', ''])(
  '%j is no subnet',
  written => expect(parseSubnet(written)).toBeUndefined(),
)

test.each(['fe80::1%eth0', '1:2:3', ''])('%j is no address', written =>
  expect(parseAddress(written)).toBeUndefined(),
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains, overlap, parseAddress, parseSubnet, subnetText } from '../../src/config/ipv4.ts'

const number = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const prefix = fc.integer({ min: 0, max: 32 })
const text = (n: number) => subnetText({ first: n, prefix: 32 }).replace('/32', '')
const subnet = (n: number, length: number) =>
  parseSubnet(`${text(n)}/${length}`) ?? { first: -1, prefix: 0 }

test('an address survives being written and read', () => {
  fc.assert(fc.property(number, n => parseAddress(text(n)) === n))
})

test('a subnet holds every address that it can be written with', () => {
  fc.assert(fc.property(number, prefix, (n, length) => contains(subnet(n, length), n)))
})

test('two subnets overlap when the shorter prefix holds the start of the other', () => {
  fc.assert(
    fc.property(number, prefix, number, prefix, (a, i, b, j) => {
      const bits = Math.min(i, j)
      const same = subnet(a, bits).first === subnet(b, bits).first
      expect(overlap(subnet(a, i), subnet(b, j))).toBe(same)
    }),
  )
})

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/', '256.0.0.0/8', 'a/8', '::/0', ''])(
  '%j is no subnet',
  written => expect(parseSubnet(written)).toBeUndefined(),
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance, nearest } from '../../src/config/nearest.ts'

test.each([
  ['', '', 0],
  ['abc', '', 3],
  ['adress', 'address', 1],
  ['prot', 'port', 1],
  ['kitten', 'sitting', 3],
])('%j and %j are %i apart', (a, b, far) => {
  expect(distance(a, b)).toBe(far)
})

test('distance goes both ways, is at most the longer word, and nil only for the same word', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const far = distance(a, b)
      expect(distance(b, a)).toBe(far)
      expect(far).toBeLessThanOrEqual(Math.max(a.length, b.length))
      expect(far === 0).toBe(a === b)
    }),
  )
})

const KEYS = ['address', 'role', 'labels', 'taints', 'ssh', 'control-plane', 'podSubnet']

test.each([
  ['adress', 'address'],
  ['Role', 'role'],
  ['lables', 'labels'],
  ['controlplane', 'control-plane'],
  ['control_plane', 'control-plane'],
  ['pod-subnet', 'podSubnet'],
  ['ip', 'address'],
  ['master', 'control-plane'],
  ['xyz', undefined],
  ['toString', undefined],
  ['', undefined],
])('%j is taken for %j', (word, meant) => {
  expect(nearest(word, KEYS)).toBe(meant)
})

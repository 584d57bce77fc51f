import { describe, expect, test } from 'vitest'
import { CHANGES, changesOf } from '../../../src/config/catalogue/changes.ts'
import {
  CATALOGUE_DAY,
  isSupported,
  KUBERNETES,
  kubeletSkew,
  kubernetesMinor,
  tagsOf,
} from '../../../src/config/catalogue/kubernetes.ts'
import { MIRROR_NAMES } from '../../../src/config/catalogue/mirrors.ts'
import { kubernetesRepositories } from '../../../src/config/catalogue/packages.ts'
import { parseVersion } from '../../../src/config/catalogue/version.ts'

const DAY = /^20\d\d-\d\d-\d\d$/
const numbers = KUBERNETES.map(({ minor }) => minor)
const newest = numbers.at(-1) ?? 0

test('no minor is left out', () => {
  expect(numbers).toEqual(Array.from({ length: newest - 18 }, (_, i) => 19 + i))
})

describe.each(KUBERNETES.map(known => [known.name, known] as const))('%s', (name, known) => {
  test('is found by its version', () => {
    const version = parseVersion(`v${name}.${known.lastPatch}`)
    expect(version && kubernetesMinor(version)).toBe(known)
  })

  test('has days of release and of end', () => {
    expect(known.released).toMatch(DAY)
    expect(known.endOfLife).toMatch(DAY)
    expect(known.released < known.endOfLife).toBe(true)
  })

  test('came after the one before it', () => {
    const before = KUBERNETES.find(({ minor }) => minor === known.minor - 1)
    expect(before === undefined || before.released < known.released).toBe(true)
    expect(before === undefined || before.configApi <= known.configApi).toBe(true)
  })

  test('has tags for every patch, and no rows that say nothing', () => {
    const starts = known.images.map(([from]) => from)
    expect(starts[0]).toBe(0)
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
    const rows = known.images.map(([, ...tags]) => tags.join())
    expect(rows.filter((row, i) => row === rows[i - 1])).toEqual([])
    for (let patch = 0; patch <= known.lastPatch; patch++)
      expect(tagsOf(known, patch).pause).toMatch(/^3\.\d+(\.\d+)?$/)
  })

  test('CoreDNS is tagged with a v from 1.21 on', () => {
    for (const [, , coredns] of known.images)
      expect(coredns.startsWith('v')).toBe(known.minor >= 21)
  })

  test('can be had from a mirror, or says that it cannot', () => {
    const from = MIRROR_NAMES.filter(mirror => kubernetesRepositories(known, 0, mirror))
    expect(from).toEqual(known.minor < 28 ? ['aliyun'] : ['aliyun', 'tuna', 'upstream'])
  })
})

test('what its makers support is the newest three', () => {
  const supported = (day: string) => KUBERNETES.filter(m => isSupported(m, day)).map(m => m.name)
  expect(supported(CATALOGUE_DAY)).toEqual(['1.35', '1.36', '1.37'])
  expect(supported('2020-09-01')).toEqual(['1.19'])
  expect(supported('2021-10-28')).toContain('1.19')
  expect(supported('2021-10-29')).not.toContain('1.19')
  expect(supported('2030-01-01')).toEqual([])
})

test.each([
  [19, 2],
  [27, 2],
  [28, 3],
  [37, 3],
])('a kubelet may be so much older than 1.%i: %i', (minor, skew) => {
  expect(kubeletSkew(minor)).toBe(skew)
})

test('every change is of a minor that is known', () => {
  for (const { since } of Object.values(CHANGES)) expect(numbers).toContain(since)
  expect(numbers.flatMap(changesOf)).toHaveLength(Object.keys(CHANGES).length)
})

test('a patch that is not known yet has the tags of the last that is', () => {
  const known = KUBERNETES.at(-1)
  expect(known && tagsOf(known, 99)).toEqual(known && tagsOf(known, known.lastPatch))
})

import { describe, expect, test } from 'vitest'
import { CALICO } from '../../../src/config/catalogue/calico.ts'
import { CILIUM, chartUrl } from '../../../src/config/catalogue/cilium.ts'
import { FLANNEL } from '../../../src/config/catalogue/flannel.ts'
import {
  goesWith,
  minorsText,
  type NetworkVersion,
  networkVersions,
  versionFor,
} from '../../../src/config/catalogue/networks.ts'
import { SHA256, TAG, URL } from '../../../src/config/formats.ts'

const MINORS = Array.from({ length: 37 - 19 + 1 }, (_, i) => 19 + i)
const byNumber = new Intl.Collator('en', { numeric: true })

describe.each([
  ['flannel', FLANNEL],
  ['calico', CALICO],
] as const)('%s', (plugin, versions: readonly NetworkVersion[]) => {
  test('is what the catalogue holds', () => expect(networkVersions(plugin)).toBe(versions))

  test('has its versions once, oldest first', () => {
    const names = versions.map(({ version }) => version)
    expect(names.toSorted(byNumber.compare)).toEqual(names)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(TAG)
  })

  test('has no version whose last minor stands before its first', () => {
    for (const { minors } of versions) expect(minors[1] ?? 99).toBeGreaterThanOrEqual(minors[0])
  })

  test('has no gap between the minors of its versions', () => {
    const minors = MINORS.filter(minor => versions.some(known => goesWith(known, minor)))
    expect(minors).toEqual(MINORS.filter(m => m >= (minors[0] ?? 0) && m <= (minors.at(-1) ?? 0)))
  })
})

test('flannel is there for every minor', () => {
  expect(MINORS.filter(minor => !versionFor('flannel', minor))).toEqual([])
})

test("Calico's manifests are pinned: a tag, and a digest of its own each", () => {
  for (const { version, url, sha256 } of CALICO) {
    expect(url).toMatch(URL)
    expect(url).toContain(`/${version}/`)
    expect(sha256).toMatch(SHA256)
  }
  expect(new Set(CALICO.map(({ sha256 }) => sha256)).size).toBe(CALICO.length)
})

test("Cilium's charts are pinned", () => {
  for (const chart of CILIUM) {
    expect(chart.sha256).toMatch(SHA256)
    expect(chartUrl(chart)).toBe(`https://helm.cilium.io/cilium-${chart.version}.tgz`)
  }
})

const cases: [
  plugin: 'flannel' | 'calico' | 'none',
  minor: number,
  wanted: string | undefined,
  version: string | undefined,
][] = [
  ['flannel', 19, 'v0.14.0', 'v0.14.0'],
  ['flannel', 21, 'v0.14.0', 'v0.14.0'],
  ['flannel', 22, 'v0.14.0', 'v0.28.9'],
  ['flannel', 19, undefined, 'v0.28.9'],
  ['flannel', 37, 'v0.28.9', 'v0.28.9'],
  ['flannel', 18, undefined, undefined],
  ['calico', 21, undefined, undefined],
  ['calico', 22, undefined, 'v3.24.5'],
  ['calico', 28, undefined, 'v3.28.5'],
  ['calico', 28, 'v3.25.2', 'v3.25.2'],
  ['calico', 36, undefined, 'v3.32.1'],
  ['calico', 37, undefined, undefined],
  ['none', 19, undefined, undefined],
]

test.each(cases)('%s for 1.%i, wanted %s: %s', (plugin, minor, wanted, version) => {
  expect(versionFor(plugin, minor, wanted)?.version).toBe(version)
})

test.each([
  [[19], '1.19 and later'],
  [[19, 21], '1.19 to 1.21'],
  [[19, 19], '1.19'],
] as const)('%j is %s', (minors, text) => {
  expect(minorsText({ minors, version: 'v1.0.0', images: '', ipv6: false })).toBe(text)
})

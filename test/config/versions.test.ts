import { describe, expect, test } from 'vitest'
import { CATALOGUE_DAY, KUBERNETES } from '../../src/config/catalogue/kubernetes.ts'
import { versionsOf } from '../../src/config/versions.ts'

const of = (name: string) => {
  const known = KUBERNETES.find(minor => minor.name === name)
  if (!known) throw new RangeError(name)
  return versionsOf(known, CATALOGUE_DAY)
}

test('an old one', () => {
  expect(of('1.19')).toMatchObject({
    newest: '1.19.16',
    supported: false,
    configApi: 'v1beta2',
    images: { etcd: '3.4.13-0', coredns: '1.7.0', pause: '3.2' },
    packages: [{ mirror: 'aliyun', layout: 'legacy' }],
    proxyModes: expect.arrayContaining(['userspace']),
    kubeletSkew: 2,
    proof: 'golden',
    unconfirmed: [],
  })
})

test('a new one', () => {
  expect(of('1.36')).toMatchObject({
    newest: '1.36.4',
    supported: true,
    configApi: 'v1beta4',
    packages: ['aliyun', 'tuna', 'upstream'].map(mirror => ({ mirror, layout: 'community' })),
    kubeletSkew: 3,
  })
})

test('the last patch that can be installed is told, where it is not the last', () => {
  expect(of('1.27').packages).toEqual([{ mirror: 'aliyun', layout: 'legacy, up to 1.27.6' }])
})

test('what a whole cluster was made of', () => {
  expect(of('1.20')).toMatchObject({ proof: 'cluster', proofOf: '1.20.2' })
})

test('systems that it can run on as they are', () => {
  expect(of('1.19').systems).toContain('CentOS 7')
  expect(of('1.31').systems).toContain('CentOS 7')
  expect(of('1.32').systems).not.toContain('CentOS 7')
  expect(of('1.32').systems).not.toContain('Rocky Linux 8')
  expect(of('1.35').systems).not.toContain('Ubuntu 20.04')
  expect(of('1.35').systems).toContain('Debian 12')
})

describe.each(KUBERNETES.map(known => [known.name, versionsOf(known, CATALOGUE_DAY)] as const))(
  '%s',
  (_, told) => {
    test('can be installed from somewhere, on some system, with a runtime and a network', () => {
      expect(told.packages.length).toBeGreaterThan(0)
      expect(told.systems.length).toBeGreaterThan(0)
      expect(told.runtimes.length).toBeGreaterThan(0)
      expect(told.networks.length).toBeGreaterThan(0)
      expect(told.proxyModes[0]).toBe('iptables')
    })
  },
)

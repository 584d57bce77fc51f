import { describe, expect, test } from 'vitest'
import { FLANNEL } from '../../src/config/catalogue/flannel.ts'
import type { Network } from '../../src/core/pod-network.ts'
import { flannel } from '../../src/render/flannel.ts'
import { podNetworkImages } from '../../src/render/pod-network.ts'
import { toYaml } from '../../src/render/yaml.ts'
import { aCluster } from '../steps/cluster.ts'

const cluster = (version: string, other: Partial<Network> = {}) => {
  const known = FLANNEL.find(one => one.version === version)
  if (!known) throw new Error(version)
  const { images, release } = known
  return aCluster({
    network: { ...aCluster().network, version, images, flannel: release, ...other },
  })
}

const netConf = (other: Partial<Network>): unknown => {
  const config = flannel(cluster('v0.28.9', other)).find(({ kind }) => kind === 'ConfigMap')
  const data = config?.data as Record<string, string> | undefined
  return JSON.parse(data?.['net-conf.json'] ?? '')
}

test.each(FLANNEL.map(({ version }) => version))('%s', async version => {
  const text = flannel(cluster(version)).map(toYaml).join('---\n')
  await expect(text).toMatchFileSnapshot(`golden/flannel-${version}.yaml`)
})

test.each([
  ['v0.14.0', ['quay.io/coreos/flannel:v0.14.0']],
  ['v0.22.3', ['docker.io/flannel/flannel-cni-plugin:v1.2.0', 'docker.io/flannel/flannel:v0.22.3']],
  [
    'v0.28.9',
    ['ghcr.io/flannel-io/flannel-cni-plugin:v1.9.1-flannel3', 'ghcr.io/flannel-io/flannel:v0.28.9'],
  ],
])('images of %s', (version, images) => {
  expect(podNetworkImages(cluster(version))).toEqual(images)
})

describe('what flannel is told of the network', () => {
  test.each([
    [{}, { Network: '10.244.0.0/16', Backend: { Type: 'vxlan' } }],
    [{ backend: 'host-gw' }, { Network: '10.244.0.0/16', Backend: { Type: 'host-gw' } }],
    [
      { podSubnet: '10.244.0.0/16,fd00:10:244::/56' },
      {
        Network: '10.244.0.0/16',
        EnableIPv6: true,
        IPv6Network: 'fd00:10:244::/56',
        Backend: { Type: 'vxlan' },
      },
    ],
    [
      { podSubnet: 'fd00:10:244::/56' },
      {
        EnableIPv4: false,
        EnableIPv6: true,
        IPv6Network: 'fd00:10:244::/56',
        Backend: { Type: 'vxlan' },
      },
    ],
  ] as const)('%j', (other, wanted) => expect(netConf(other)).toEqual(wanted))
})

test('a version that the catalogue does not hold is a mistake of the program', () => {
  expect(() => flannel(cluster('v0.14.0', { flannel: undefined, version: 'v9.9.9' }))).toThrow(
    new RangeError('flannel v9.9.9 is not in the catalogue'),
  )
})

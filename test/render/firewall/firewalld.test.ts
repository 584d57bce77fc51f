import { describe, expect, test } from 'vitest'
import type { Cluster } from '../../../src/core/cluster.ts'
import {
  FIREWALLD_FILES,
  firewalldFiles,
  firewalldWish,
  IPSETS,
  SERVICES,
} from '../../../src/render/firewall/firewalld.ts'
import { master, worker1 } from '../../steps/cluster.ts'
import { calico, dual, managed, opened, several } from './clusters.ts'

const wishOf = (cluster: Cluster, host = master) => firewalldWish({ host, cluster })
const clusters: [name: string, cluster: Cluster][] = [
  ['one-control-plane', managed()],
  ['several-control-planes', several],
  ['opened', opened],
  ['calico', calico],
  ['dual', dual],
]

describe('files', () => {
  test.each(clusters)('%s', async (name, cluster) => {
    const files = firewalldFiles(wishOf(cluster), true)
    const text = [...files].map(([path, content]) => `==> ${path}\n${content}`).join('\n')
    await expect(text).toMatchFileSnapshot(`../golden/firewall/firewalld-${name}.xml`)
  })

  test.each(clusters)('those of %s are among the known', (_, cluster) => {
    const wish = wishOf(cluster)
    for (const path of firewalldFiles(wish, true).keys()) expect(FIREWALLD_FILES).toContain(path)
    for (const name of wish.services.keys()) expect(SERVICES).toContain(name)
    for (const name of wish.ipsets.keys()) expect(IPSETS).toContain(name)
  })

  test('no policy for a firewalld that has none', () => {
    const without = [...firewalldFiles(wishOf(managed()), false).keys()]
    expect(without.filter(path => path.includes('/policies/'))).toEqual([])
  })

  test('the kernel takes no longer names of ipsets, firewalld none of zones', () => {
    for (const name of IPSETS) expect(name.length).toBeLessThanOrEqual(31)
    expect('slipway-pods'.length).toBeLessThanOrEqual(17)
  })
})

test('who may reach which service', () => {
  expect(wishOf(several).zone).toEqual({
    services: ['slipway-public'],
    richRules: [
      'rule family="ipv4" source ipset="slipway-nodes" service name="slipway-nodes" accept',
      'rule family="ipv4" source ipset="slipway-control-planes" service name="slipway-control-planes" accept',
    ],
  })
  expect(wishOf(several, worker1).zone.richRules).toHaveLength(1)
  expect(wishOf(dual).zone.richRules).toEqual([
    'rule family="ipv4" source ipset="slipway-nodes" service name="slipway-nodes" accept',
    'rule family="ipv6" source ipset="slipway-nodes-ipv6" service name="slipway-nodes" accept',
  ])
  expect(wishOf(dual).policy).toEqual(['slipway-nodes', 'slipway-nodes-ipv6'])
})

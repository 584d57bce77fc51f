import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import type { Cluster } from '../../../src/core/cluster.ts'
import { nftRules, nftUnit } from '../../../src/render/firewall/nftables.ts'
import { master } from '../../steps/cluster.ts'
import { calico, dual, managed, opened, several } from './clusters.ts'

const rules = (cluster: Cluster) => nftRules({ host: master, cluster }, [22, 2200])
const texts: [file: string, text: string][] = [
  ['one-control-plane.nft', rules(managed())],
  ['several-control-planes.nft', rules(several)],
  ['opened.nft', rules(opened)],
  ['calico.nft', rules(calico)],
  ['dual.nft', rules(dual)],
  ['slipway-firewall.service', nftUnit()],
]

test.each(texts)('%s', async (file, text) => {
  await expect(text).toMatchFileSnapshot(`../golden/firewall/${file}`)
})

/** Into a network of its own, which ends with the program: so it needs root and leaves the machine alone. */
const load = (text: string) =>
  spawnSync('unshare', ['-n', 'sh', '-c', 'nft -f - && nft list table inet slipway'], {
    input: text,
    encoding: 'utf8',
  })
const canLoad = load('table inet slipway {}').status === 0

describe.skipIf(!canLoad)('nft itself (needs root, unshare and nft) takes', () => {
  test.each(texts.filter(([file]) => file.endsWith('.nft')))('%s, twice', (_, text) => {
    const { status, stderr, stdout } = load(text + text)
    expect([status, stderr]).toEqual([0, ''])
    const rulesIn = (listing: string) => listing.match(/ accept\b| reject\b/g)?.length
    expect(rulesIn(stdout)).toBe(rulesIn(text))
  })
})

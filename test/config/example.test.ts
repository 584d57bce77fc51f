import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { clusterJsonSchema } from '../../src/config/json-schema.ts'
import { cluster, GOOD } from './cluster-text.ts'

const text = await readFile(new URL('../../examples/cluster.yaml', import.meta.url), 'utf8')

test('the example is right', () => {
  expect(cluster(text).hosts.map(host => host.name)).toEqual(['master', 'worker1', 'worker2'])
})

test('the example shows every setting', () => {
  for (const key of Object.keys(clusterJsonSchema().properties ?? {}))
    expect(text).toMatch(new RegExp(`^${key}:`, 'm'))
})

test('the example shows what the preset would fill in', () => {
  const { kubernetes, runtime, network, time, smokeTest, firewall, selinux } = cluster(GOOD)
  expect(cluster(text)).toMatchObject({
    kubernetes,
    runtime,
    network,
    time,
    smokeTest,
    firewall,
    selinux,
  })
})

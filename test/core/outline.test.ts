import { expect, test } from 'vitest'
import { outline } from '../../src/core/outline.ts'
import { cluster, GOOD } from '../config/cluster-text.ts'

test('an outline tells what the cluster was to be, and nothing of how to log in', () => {
  const told = outline(cluster(GOOD))
  expect(told).toMatchObject({
    kubernetes: '1.19.0',
    runtime: { name: 'docker' },
    network: { plugin: 'flannel', podSubnet: '10.244.0.0/16' },
  })
  expect(told.hosts[0]).toEqual({
    name: 'master',
    role: 'control-plane',
    addresses: ['192.168.56.10'],
  })
  expect(JSON.stringify(told)).not.toMatch(/ssh|identityFile|user/)
})

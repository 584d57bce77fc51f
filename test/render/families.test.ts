import { expect, test } from 'vitest'
import { addressOnNic } from '../../src/checks/address-on-nic.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import { Secret } from '../../src/core/secret.ts'
import { hostsFile } from '../../src/render/hosts-block.ts'
import { initConfig, joinConfig } from '../../src/render/kubeadm.ts'
import { aCluster, master, worker1 } from '../steps/cluster.ts'

const { network, kubernetes, runtime } = aCluster()

/** The cluster of the notes with other addresses, at 1.31, whose configuration is of the newest form. */
const cluster = (
  addresses: readonly (readonly [string, string?])[],
  podSubnet: string,
  serviceSubnet: string,
): Cluster => {
  const hosts = [master, worker1].map((host, i) => {
    const [address = '', secondAddress] = addresses[i] ?? []
    return { ...host, address, ...(secondAddress !== undefined && { secondAddress }) }
  })
  return aCluster({
    hosts,
    kubernetes: { ...kubernetes, version: '1.31.0', configApi: 'v1beta4' },
    runtime: { ...runtime, name: 'containerd' },
    network: { ...network, podSubnet, serviceSubnet },
  })
}

const clusters = {
  'dual-stack': cluster(
    [
      ['192.168.56.10', 'fd00:56::10'],
      ['192.168.56.11', 'fd00:56::11'],
    ],
    '10.244.0.0/16,fd00:10:244::/56',
    '10.96.0.0/12,fd00:10:96::/112',
  ),
  ipv6: cluster([['fd00:56::10'], ['fd00:56::11']], 'fd00:10:244::/56', 'fd00:10:96::/112'),
}

const token = new Secret('abcdef.0123456789abcdef')

test.each(Object.entries(clusters))('%s: what kubeadm is told', async (name, cluster) => {
  const [first = master, second = worker1] = cluster.hosts
  const texts = [
    initConfig(first, cluster),
    joinConfig(second, cluster, token, `sha256:${'0'.repeat(64)}`),
  ]
  await expect(texts.join('---\n')).toMatchFileSnapshot(`golden/kubeadm-${name}.yaml`)
})

test('every address of a machine is in /etc/hosts', () => {
  expect(hostsFile('', clusters['dual-stack'], 'master')).toBe(`# slipway: begin lab
192.168.56.10 master
fd00:56::10 master
192.168.56.11 worker1
fd00:56::11 worker1
# slipway: end lab
`)
})

test('every address of a machine must be on one of its cards', () => {
  const [host = master] = clusters['dual-stack'].hosts
  const has = { addresses: new Map([['eth1', ['192.168.56.10']]]) }
  const found = addressOnNic.judge(new Map([[host, has]]), clusters['dual-stack'])
  expect(found.map(({ level, message }) => `${level}: ${message}`)).toEqual([
    'ok: 192.168.56.10 is on eth1',
    'error: fd00:56::10 is on none of its NICs (eth1 192.168.56.10)',
  ])
})

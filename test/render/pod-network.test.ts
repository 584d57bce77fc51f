import { expect, test } from 'vitest'
import { imagesOf } from '../../src/render/images.ts'
import { podNetworkImages, podNetworkObjects } from '../../src/render/pod-network.ts'
import { aCluster } from '../steps/cluster.ts'

const { network } = aCluster()
const without = aCluster({ network: { ...network, plugin: 'none' } })

test('without a plugin there is nothing to apply and to pull', () => {
  expect(podNetworkObjects(without)).toEqual([])
  expect(podNetworkImages(without)).toEqual([])
})

test.each(['manifest', 'cilium'] as const)('%s is what its manifest says', plugin => {
  const object = (kind: string, image: string) => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'a' },
    spec: {
      template: {
        spec: { initContainers: [{ image: 'first' }, { image }], containers: [{ image }] },
      },
    },
  })
  const objects = [object('DaemonSet', 'everywhere'), object('Deployment', 'somewhere')]
  const cluster = aCluster({ network: { ...network, plugin, objects } })
  expect(podNetworkObjects(cluster)).toEqual(objects)
  expect(podNetworkImages(cluster)).toEqual(['first', 'everywhere'])
})

test('the nodes run the images of their network, and of kube-proxy if there is one', () => {
  expect(imagesOf('worker', aCluster())).toContain('quay.example/coreos/flannel:v0.14.0')
  const names = (kubeProxy: false | object) =>
    imagesOf('worker', aCluster({ kubeProxy: kubeProxy as false })).join()
  expect(names({})).toContain('kube-proxy')
  expect(names(false)).not.toContain('kube-proxy')
})

import { expect, test } from 'vitest'
import { refuseChange } from '../../src/steps/runtime-change.ts'
import { aCluster, withRuntime } from './cluster.ts'

const docker = aCluster()
const containerd = withRuntime('containerd', '1.6.33')
const crio = withRuntime('cri-o', '1.36', '1.36.4')

test.each([
  ['no kubelet yet', undefined, containerd],
  ['Docker with dockershim', 'dockershim', docker],
  ['its own', '/run/containerd/containerd.sock', containerd],
  ['its own, under the other name of /run', '/run/crio/crio.sock', crio],
  ['none that a flag tells of', 'dockershim', crio],
])('%s goes on', (_, now, cluster) => {
  expect(() => refuseChange(now, cluster)).not.toThrow()
})

test.each([
  ['dockershim', containerd],
  ['/run/containerd/containerd.sock', docker],
  ['/run/cri-dockerd.sock', crio],
])('%s is not changed to %o', (now, cluster) => {
  expect(() => refuseChange(now, cluster)).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED', message: expect.stringContaining(now) }),
  )
})

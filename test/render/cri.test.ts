import { expect, test } from 'vitest'
import { criSocket, criUrl } from '../../src/render/cri.ts'
import { withRuntime } from '../steps/cluster.ts'

test.each([
  ['docker', '1.23.17', '/var/run/dockershim.sock'],
  ['docker', '1.24.0', 'unix:///var/run/cri-dockerd.sock'],
  ['containerd', '1.23.17', '/run/containerd/containerd.sock'],
  ['containerd', '1.24.0', 'unix:///run/containerd/containerd.sock'],
  ['cri-o', '1.28.0', 'unix:///var/run/crio/crio.sock'],
] as const)('%s for %s', (name, kubernetes, socket) => {
  const cluster = withRuntime(name, name === 'docker' ? '20.10.24' : '1.7.28', kubernetes)
  expect(criSocket(cluster)).toBe(socket)
  expect(criUrl(cluster)).toMatch(/^unix:\/\/\//)
})

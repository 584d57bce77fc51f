import { expect, test } from 'vitest'
import { imagesOf } from '../../src/render/images.ts'
import { images } from '../../src/steps/images.ts'
import { aCluster, master, worker1 } from './cluster.ts'
import { shown, todo } from './todo.ts'

const all = new Set(imagesOf('worker', aCluster()))
const but = (image: string) => new Set([...all].filter(name => !name.includes(image)))
const repository = 'registry.example/google_containers'
const cases: [name: string, pulled: ReadonlySet<string> | undefined, todo: string[]][] = [
  ['as wanted', all, []],
  ['others too', new Set([...all, 'redis:6']), []],
  ['no pause', but('/pause'), [`pull ${repository}/pause:3.2`]],
  ['no nginx', but('nginx'), ['pull nginx:1.22.1']],
  ['no Docker yet', undefined, [...all].map(image => `pull ${image}`)],
]

test.each(cases)('%s', (_, pulled, wanted) => {
  expect(todo(images, { pulled })).toEqual(wanted)
})

test('a control plane needs what a worker has, and more', () => {
  expect(todo(images, { pulled: all }, master)).toEqual([
    `pull ${repository}/kube-apiserver:v1.19.0`,
    `pull ${repository}/kube-controller-manager:v1.19.0`,
    `pull ${repository}/kube-scheduler:v1.19.0`,
    `pull ${repository}/etcd:3.4.9-1`,
  ])
})

test('no plugin, no smoke test: no images of theirs', () => {
  const { network, smokeTest } = aCluster()
  const cluster = aCluster({
    network: { ...network, plugin: 'none' },
    smokeTest: { ...smokeTest, enabled: false },
  })
  expect(imagesOf('worker', cluster).filter(name => /flannel|nginx/.test(name))).toEqual([])
  expect(todo(images, { pulled: but('nginx') }, worker1, cluster)).toEqual([])
})

test('Docker 18.06 understands what it is told', () => {
  expect(shown(images, { pulled: but('nginx') })).toEqual(['docker pull nginx:1.22.1'])
})

import { expect, test } from 'vitest'
import type { KubeObject } from '../../src/facts/kubectl.ts'
import { nginx } from '../../src/render/nginx.ts'
import { smokeApp } from '../../src/steps/smoke-app.ts'
import { aCluster, master, worker1 } from './cluster.ts'
import { todo } from './todo.ts'

const { smokeTest } = aCluster()
const objects = (replicas: number | undefined, test: Partial<typeof smokeTest> = {}) =>
  nginx(aCluster({ smokeTest: { ...smokeTest, ...test } })).map(object =>
    object.kind === 'Deployment' ? { ...object, status: { availableReplicas: replicas } } : object,
  )
const APPLY = 'apply nginx and its NodePort'
const WAIT = 'wait until nginx runs'

const cases: [name: string, live: readonly KubeObject[] | undefined, todo: string[]][] = [
  ['as wanted', objects(1), []],
  ['no cluster', undefined, [APPLY, WAIT]],
  ['nothing there', [], [APPLY, WAIT]],
  ['none available', objects(0), [WAIT]],
  ['no status yet', objects(undefined), [WAIT]],
  [
    'another port',
    objects(1, { nodePort: 30081 }),
    [`${APPLY}: service/slipway-smoke-test (spec.ports[0].nodePort)`, WAIT],
  ],
]

test.each(cases)('%s', (_, live, wanted) => {
  expect(todo(smokeApp, { live }, master)).toEqual(wanted)
})

test('only on the leader, and only where it is wanted', () => {
  expect(smokeApp.targets(master, aCluster())).toBe(true)
  expect(smokeApp.targets(worker1, aCluster())).toBe(false)
  expect(smokeApp.targets(master, aCluster({ smokeTest: { ...smokeTest, enabled: false } }))).toBe(
    false,
  )
})

import { expect, test } from 'vitest'
import { smokeTest } from '../../src/steps/smoke-test.ts'
import { aCluster, worker1 } from './cluster.ts'
import { todo } from './todo.ts'

const FETCH = ["fetch nginx's page from http://192.168.56.11:30080/"]
const cases: [name: string, code: number, stdout: string, todo: string[]][] = [
  ['nginx answers', 0, '<title>Welcome to nginx!</title>', []],
  ['somebody else answers', 0, '<title>It works!</title>', FETCH],
  ['nobody answers', 7, '', FETCH],
  ['no curl', 127, '', FETCH],
]

test.each(cases)('%s', (_, code, stdout, wanted) => {
  const fact = smokeTest.facts({ host: worker1, cluster: aCluster() }).answers
  expect(todo(smokeTest, { answers: fact?.read({ code, stdout, stderr: '', at: 0 }) })).toEqual(
    wanted,
  )
})

test('on every node, where it is wanted', () => {
  const test = aCluster().smokeTest
  expect(smokeTest.targets(worker1, aCluster())).toBe(true)
  expect(smokeTest.targets(worker1, aCluster({ smokeTest: { ...test, enabled: false } }))).toBe(
    false,
  )
})

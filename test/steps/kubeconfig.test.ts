import { expect, test } from 'vitest'
import { kubeconfig } from '../../src/steps/kubeconfig.ts'
import { aCluster, aHost, master, worker1 } from './cluster.ts'
import { todo } from './todo.ts'

const give = (user: string) => `give ${user} the cluster's kubeconfig`
const cases: [name: string, stdout: string, todo: string[]][] = [
  ['as wanted', '', []],
  ['root has none', 'root\n', [give('root')]],
  ['nobody has one', 'root\nvagrant\n', [give('root'), give('vagrant')]],
]

test.each(cases)('%s', (_, stdout, wanted) => {
  const fact = kubeconfig.facts({ host: master, cluster: aCluster() }).without
  const without = fact?.read({ code: 0, stdout, stderr: '', at: 0 })
  expect(todo(kubeconfig, { without }, master)).toEqual(wanted)
})

test('root who logs in is asked about once', () => {
  const host = aHost('master', 10, { role: 'control-plane', ssh: { ...master.ssh, user: 'root' } })
  const asked = (h: typeof host) =>
    kubeconfig.facts({ host: h, cluster: aCluster() }).without?.ask.shown.split('\n')[0]
  expect(asked(host)).toBe('for u in root; do')
  expect(asked(master)).toBe('for u in root vagrant; do')
})

test('workers have no kubeconfig', () => {
  expect(kubeconfig.targets(master, aCluster())).toBe(true)
  expect(kubeconfig.targets(worker1, aCluster())).toBe(false)
})

import { expect, test } from 'vitest'
import { workersLeft } from '../../src/checks/workers-left.ts'
import type { Host } from '../../src/core/host.ts'
import { aCluster, master, worker1, worker2 } from '../steps/cluster.ts'

const left = (cluster?: string) => ({
  left: { marker: cluster && { verb: 'join', cluster, ended: true }, kubeadm: [], around: [] },
})

const cases: [name: string, named: string[], known: [Host, string?][], told: string[]][] = [
  [
    'all are reset',
    ['master', 'worker1'],
    [
      [master, 'lab'],
      [worker1, 'lab'],
    ],
    [],
  ],
  [
    'the control plane alone',
    ['master'],
    [[master, 'lab'], [worker1, 'lab'], [worker2]],
    ['worker1'],
  ],
  [
    'a worker alone',
    ['worker1'],
    [
      [master, 'lab'],
      [worker1, 'lab'],
      [worker2, 'lab'],
    ],
    [],
  ],
  [
    "another cluster's worker",
    ['master'],
    [
      [master, 'lab'],
      [worker1, 'other'],
    ],
    [],
  ],
]

test.each(cases)('%s', (_, named, known, told) => {
  const check = workersLeft(new Set(named))
  const answers = new Map(known.map(([host, cluster]) => [host, left(cluster)]))
  expect(check.judge(answers, aCluster()).map(f => [f.host, f.level])).toEqual(
    told.map(name => [name, 'warning']),
  )
})

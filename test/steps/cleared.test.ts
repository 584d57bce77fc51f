import { describe, expect, test } from 'vitest'
import type { LeftOver } from '../../src/facts/left-over.ts'
import { toClear } from '../../src/steps/cleared.ts'
import { aCluster, worker1 } from './cluster.ts'

const target = { host: worker1, cluster: aCluster() }
const ours = { verb: 'join', cluster: 'lab', ended: true } as const
const theirs = { ...ours, cluster: 'other' }
const left = (other: Partial<LeftOver>): LeftOver => ({
  marker: undefined,
  kubeadm: [],
  around: [],
  ...other,
})

const WORKER = 'reset kubeadm: its pods end, and what they keep on the host alone is lost'
const ETCD = 'reset kubeadm: all that is in the etcd of the cluster is lost, and its certificates'
const joined = { kubeadm: ['/etc/kubernetes/kubelet.conf'] }
const first = { kubeadm: ['/etc/kubernetes/admin.conf', '/var/lib/etcd/member'] }
const link = { around: ['link cni0'] }

const cases: [name: string, left: LeftOver, unnamed: string[] | 'refused', named: string[]][] = [
  ['nothing', left({}), [], []],
  ['a worker of ours', left({ marker: ours, ...joined }), [WORKER], [WORKER]],
  ['a control plane of ours', left({ marker: ours, ...first }), [ETCD], [ETCD]],
  [
    'the note alone, of a reset that was cut off',
    left({ marker: ours }),
    ['remove what a reset has left: the note whose it was'],
    ['remove what a reset has left: the note whose it was'],
  ],
  [
    'a link and the note',
    left({ marker: ours, ...link }),
    ['remove what a reset has left: link cni0'],
    ['remove what a reset has left: link cni0'],
  ],
  ['a link of nobody', left(link), [], ['remove what a reset has left: link cni0']],
  ["somebody's worker", left(joined), 'refused', [WORKER]],
  [
    "another cluster's worker",
    left({ marker: theirs, ...joined }),
    'refused',
    [
      'reset kubeadm: its pods end, which belong to the cluster other, and what they keep on the host alone is lost',
    ],
  ],
  [
    "another cluster's control plane",
    left({ marker: theirs, ...first }),
    'refused',
    ['reset kubeadm: all that is in the etcd of the cluster other is lost, and its certificates'],
  ],
  [
    "another cluster's note",
    left({ marker: theirs }),
    'refused',
    ['remove what a reset has left: the note whose it was'],
  ],
]

describe.each(cases)('%s', (_, left, unnamed, named) => {
  const summaries = (isNamed: boolean) => toClear(left, target, isNamed).map(c => c.summary)

  test('when all hosts are reset', () => {
    if (unnamed !== 'refused') expect(summaries(false)).toEqual(unnamed)
    else
      expect(() => summaries(false)).toThrow(
        expect.objectContaining({
          code: 'FOREIGN_CLUSTER',
          hint: expect.stringContaining('slipway reset --host worker1'),
        }),
      )
  })

  test('when it was named', () => {
    expect(summaries(true)).toEqual(named)
  })
})

test('is destructive, and says what was found where it refuses', () => {
  expect(toClear(left({ marker: ours, ...joined }), target, false)).toMatchObject([
    {
      risk: 'destructive',
      actions: [{ run: { shown: expect.stringContaining('kubeadm reset') } }],
    },
  ])
  expect(() => toClear(left({ ...joined, ...link }), target, false)).toThrow(
    expect.objectContaining({ evidence: ['found: /etc/kubernetes/kubelet.conf, link cni0'] }),
  )
})

import { expect, test } from 'vitest'
import type { KubeadmState, Marker } from '../../src/facts/kubeadm.ts'
import { claim } from '../../src/steps/kubeadm-claim.ts'
import { aCluster, master } from './cluster.ts'

const mark = (cluster: string, ended = false): Marker => ({ verb: 'init', cluster, ended })
const partial = (marker?: Marker): KubeadmState => ({ state: 'partial', reached: 'certs', marker })
const down = (marker?: Marker): KubeadmState => ({ state: 'down', marker })
const done = (cluster: string, marker?: Marker): KubeadmState => ({
  state: 'done',
  cluster,
  marker,
})

const alive = (marker?: Marker): KubeadmState => ({
  state: 'partial',
  reached: 'addon/coredns',
  marker,
  cluster: 'other',
})

/** `adopt`: only where the host is to be adopted. */
const cases: [name: string, found: KubeadmState, allowed: boolean | 'adopt'][] = [
  ['nothing there', { state: 'absent' }, true],
  ['partial, ours', partial(mark('lab')), true],
  ["partial, another cluster's", partial(mark('other')), 'adopt'],
  ["partial, nobody's", partial(), 'adopt'],
  ['down, ours', down(mark('lab')), true],
  ["down, another cluster's", down(mark('other')), 'adopt'],
  ['down, nobody has noted it: nothing is reset before it speaks', down(), true],
  ['done, ours', done('lab', mark('lab', true)), true],
  ['done, our name, no note', done('lab'), true],
  ['done, no name known, as of a worker', done(''), true],
  ["done, another cluster's name", done('kubernetes'), 'adopt'],
  ["done, another cluster's name, our note", done('kubernetes', mark('lab', true)), 'adopt'],
  ["done, our name, another cluster's note", done('lab', mark('other', true)), 'adopt'],
  [
    "done, another cluster's name, adopted",
    done('kubernetes', { ...mark('lab', true), bears: 'kubernetes' }),
    true,
  ],
  [
    'done, a third name since it was adopted',
    done('third', { ...mark('lab', true), bears: 'kubernetes' }),
    'adopt',
  ],
  ['answering and not whole, ours', alive(mark('lab')), true],
  ["answering and not whole, another cluster's", alive(mark('other')), false],
  ["answering and not whole, nobody's", alive(), false],
]

test.each(cases)('%s', (_, found, allowed) => {
  const judge = (adopt: boolean) => () => claim(found, { ...master, adopt }, aCluster())
  const refused = expect.objectContaining({
    code: 'FOREIGN_CLUSTER',
    hint: expect.stringMatching(/--adopt master .*slipway reset --host master/),
  })
  if (allowed === true) expect(judge(false)).not.toThrow()
  else expect(judge(false)).toThrow(refused)
  if (allowed) expect(judge(true)).not.toThrow()
  else expect(judge(true)).toThrow(refused)
})

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

const cases: [name: string, found: KubeadmState, allowed: boolean][] = [
  ['nothing there', { state: 'absent' }, true],
  ['partial, ours', partial(mark('lab')), true],
  ["partial, another cluster's", partial(mark('other')), false],
  ["partial, nobody's", partial(), false],
  ['down, ours', down(mark('lab')), true],
  ["down, another cluster's", down(mark('other')), false],
  ['down, nobody has noted it: nothing is reset before it speaks', down(), true],
  ['done, ours', done('lab', mark('lab', true)), true],
  ['done, our name, no note', done('lab'), true],
  ['done, no name known, as of a worker', done(''), true],
  ["done, another cluster's name", done('kubernetes'), false],
  ["done, another cluster's name, our note", done('kubernetes', mark('lab', true)), false],
  ["done, our name, another cluster's note", done('lab', mark('other', true)), false],
]

test.each(cases)('%s', (_, found, allowed) => {
  const judge = () => claim(found, master, aCluster())
  if (allowed) expect(judge).not.toThrow()
  else expect(judge).toThrow(expect.objectContaining({ code: 'FOREIGN_CLUSTER' }))
})

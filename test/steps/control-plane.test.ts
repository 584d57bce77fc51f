import { describe, expect, test } from 'vitest'
import type { KubeadmState, Marker } from '../../src/facts/kubeadm.ts'
import { controlPlane } from '../../src/steps/control-plane.ts'
import { aCluster, master, worker1 } from './cluster.ts'
import { play } from './site.ts'
import { todo } from './todo.ts'

const target = { host: master, cluster: aCluster() }
const begun: Marker = { verb: 'init', cluster: 'lab', ended: false }
const ended: Marker = { ...begun, ended: true }
const absent: KubeadmState = { state: 'absent' }
const partial = (marker?: Marker): KubeadmState => ({ state: 'partial', reached: 'certs', marker })
const down = (marker?: Marker): KubeadmState => ({ state: 'down', marker })
const done = (marker?: Marker): KubeadmState => ({ state: 'done', cluster: 'lab', marker })
const foreign: KubeadmState = { state: 'done', cluster: 'kubernetes', marker: undefined }

const INIT = 'run kubeadm init for Kubernetes 1.19.0'
const RESET = 'destructive: reset a kubeadm init that got as far as certs'
const WAIT = 'wait for the API server; if its kubeadm init never ended, reset and repeat it'
const FOREIGN = { code: 'FOREIGN_CLUSTER' }
const NOTE = 'note on the host that kubeadm init has ended'

describe('what is to do', () => {
  const cases: [name: string, found: KubeadmState, todo: string[] | { code: string }][] = [
    ['as wanted', done(ended), []],
    ['blank', absent, [INIT]],
    ['begun by us', partial(begun), [RESET, INIT]],
    ['silent', down(ended), [WAIT]],
    ['silent, begun', down(begun), [WAIT]],
    ['whole, the note is missing', done(), [NOTE]],
    ['whole, the note says begun', done(begun), [NOTE]],
    ['was whole once', partial(ended), { code: 'NOT_CONVERGED' }],
    ['begun by somebody', partial(), { code: 'FOREIGN_CLUSTER' }],
    ["somebody else's", foreign, { code: 'FOREIGN_CLUSTER' }],
  ]
  test.each(cases)('%s', (_, found, wanted) => {
    const diff = () => todo(controlPlane, { found }, master)
    if (Array.isArray(wanted)) expect(diff()).toEqual(wanted)
    else expect(diff).toThrow(expect.objectContaining(wanted))
  })
})

test.each([
  ['addon/coredns', 'kubeadm init phase addon coredns --config'],
  ['kubeconfig', 'kubeadm init phase kubeconfig all --config'],
  ['control-plane', 'from /etc/kubernetes/manifests'],
  ['certs', 'put back what was taken away there; slipway reset --host master'],
])(
  'a control plane that was whole once and lacks %s: how that comes back is said',
  (reached, told) => {
    const found: KubeadmState = { state: 'partial', reached, marker: ended }
    expect(() => todo(controlPlane, { found }, master)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining(told) }),
    )
  },
)

describe('what is to do on a host that is to be adopted', () => {
  const theirs: Marker = { ...ended, cluster: 'other' }
  const ADOPT = (whose: string) => `disruptive: adopt the control plane of ${whose}, as it stands`
  const TAKE = (whose: string) =>
    `destructive: reset a kubeadm init of ${whose} that got as far as certs`
  const cases: [name: string, found: KubeadmState, todo: string[] | { code: string }][] = [
    ['blank', absent, [INIT]],
    ['as wanted', done(ended), []],
    ["somebody else's", foreign, [ADOPT('the cluster kubernetes')]],
    ["another folder's", done(theirs), [ADOPT('the cluster other')]],
    ['begun by somebody', partial(), [TAKE('somebody else'), INIT]],
    ['of another folder, and half', partial(theirs), [TAKE('the cluster other'), INIT]],
    ['silent, of another folder', down(theirs), [WAIT]],
    ['was whole once, ours', partial(ended), { code: 'NOT_CONVERGED' }],
    ['answers and lacks something', { ...partial(), cluster: 'x' } as KubeadmState, FOREIGN],
  ]
  test.each(cases)('%s', (_, found, wanted) => {
    const diff = () => todo(controlPlane, { found }, { ...master, adopt: true })
    if (Array.isArray(wanted)) expect(diff()).toEqual(wanted)
    else expect(diff).toThrow(expect.objectContaining(wanted))
  })

  test('a whole one is noted under the name that it bears, and is then as wanted', async () => {
    const site = play([{ found: foreign }])
    const host = { ...master, adopt: true }
    await controlPlane.perform?.([], { host, cluster: aCluster() }, site)
    expect(site.log).toEqual(['master: note'])
    expect(site.commands[0]?.reveal()).toContain("'init lab ended kubernetes'")
    const noted = { ...foreign, marker: { ...ended, bears: 'kubernetes' } }
    expect(todo(controlPlane, { found: noted }, master)).toEqual([])
  })
})

test.each([
  [{}, '--skip-token-print'],
  [false, "--skip-token-print '--skip-phases=addon/kube-proxy'"],
] as const)('kubeProxy %j: kubeadm init %s', async (kubeProxy, flags) => {
  const site = play([{ found: absent }])
  await controlPlane.perform?.([], { host: master, cluster: aCluster({ kubeProxy }) }, site)
  const [init] = site.commands.map(({ shown }) => shown).filter(text => /kubeadm init/.test(text))
  expect(init).toMatch(new RegExp(`kubeadm.yaml ${flags}$`))
})

describe('what is done', () => {
  const START = 'master: start kubelet'
  const AWAIT = 'master: wait'
  const cases: [name: string, looks: KubeadmState[], log: string[], code?: string][] = [
    ['blank', [absent], ['master: init']],
    ['begun by us', [partial(begun)], ['master: reset', 'master: init']],
    ['begun by somebody', [partial()], [], 'FOREIGN_CLUSTER'],
    ["somebody else's", [foreign], [], 'FOREIGN_CLUSTER'],
    ['was whole once', [partial(ended)], [], 'NOT_CONVERGED'],
    ['whole, not noted', [done()], ['master: note']],
    ['silent, then whole', [down(ended), done(ended)], [START, AWAIT, 'master: note']],
    [
      'silent, then begun by us',
      [down(begun), partial(begun)],
      [START, AWAIT, 'master: reset', 'master: init'],
    ],
    [
      'silent for ever, begun by us',
      [down(begun)],
      [START, AWAIT, 'master: reset', 'master: init'],
    ],
    ['silent again, whole once', [down(ended)], [START, AWAIT], 'NOT_CONVERGED'],
    ['silent again, not noted', [down()], [START, AWAIT], 'NOT_CONVERGED'],
    ["silent, then somebody else's", [down(), foreign], [START, AWAIT], 'FOREIGN_CLUSTER'],
  ]
  test.each(cases)('%s', async (_, looks, log, code) => {
    const site = play(looks.map(found => ({ found })))
    const performed = controlPlane.perform?.([], target, site)
    if (code) await expect(performed).rejects.toMatchObject({ code })
    else await performed
    expect(site.log).toEqual(log)
  })

  test.each([
    ['nothing is reset when the wait fails', 'wait', down(ended), [START, AWAIT]],
    ['nothing is begun when the reset fails', 'reset', partial(begun), ['master: reset']],
  ])('%s', async (_, failing, found, log) => {
    const site = play([{ found }], { failing: [failing] })
    await expect(controlPlane.perform?.([], target, site)).rejects.toThrow(`${failing} failed`)
    expect(site.log).toEqual(log)
  })

  test('what would be waited for in vain is reset, where kubeadm init is known to be unfinished', async () => {
    const site = play([{ found: down(begun) }], { failing: ['wait'] })
    await controlPlane.perform?.([], target, site)
    expect(site.log).toEqual([START, AWAIT, 'master: reset', 'master: init'])
  })

  test('only a kubeadm init known to be unfinished may keep its API server silent', async () => {
    const wait = async (marker: Marker) => {
      const site = play([{ found: down(marker) }, { found: done(marker) }])
      await controlPlane.perform?.([], target, site)
      return site.commands[1]?.reveal() ?? ''
    }
    expect(await wait(begun)).toMatch(/\|\| true$/)
    expect(await wait(ended)).not.toMatch(/\|\| true$/)
  })
})

test('only on the first control plane', () => {
  expect(controlPlane.targets(master, aCluster())).toBe(true)
  expect(controlPlane.targets(worker1, aCluster())).toBe(false)
})

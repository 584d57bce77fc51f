import { describe, expect, test } from 'vitest'
import type { KubeadmState, Marker } from '../../src/facts/kubeadm.ts'
import { workersJoined } from '../../src/steps/workers-joined.ts'
import { caCertificate } from '../render/ca-certificate.ts'
import { aCluster, master, worker1 } from './cluster.ts'
import { play } from './site.ts'
import { aFile, todo } from './todo.ts'

const CA = '/etc/kubernetes/pki/ca.crt'
const target = { host: worker1, cluster: aCluster() }
const begun: Marker = { verb: 'join', cluster: 'lab', ended: false }
const ended: Marker = { ...begun, ended: true }
const absent: KubeadmState = { state: 'absent' }
const partial = (marker?: Marker): KubeadmState => ({
  state: 'partial',
  reached: 'kubelet-start',
  marker,
})
const down = (marker?: Marker): KubeadmState => ({ state: 'down', marker })
const done = (marker?: Marker): KubeadmState => ({ state: 'done', cluster: '', marker })

const ca = (digest?: string) => new Map(digest ? [[CA, digest]] : [])
const none: ReadonlySet<string> = new Set()
/** The note of the token that worker1 was to join with. */
const left = { tokens: new Set(['/var/lib/slipway/join-tokens/worker1']) }
const look = (found: KubeadmState, own?: string, theirs: string | undefined = 'a') => ({
  found,
  own: ca(own),
  theirs: ca(theirs),
  tokens: none,
})

const JOIN = 'run kubeadm join'
const reset = (reached: string) => `destructive: reset a kubeadm join that got as far as ${reached}`
const STALE = reset('a control plane that is no more')
const ASK = 'ask the API server, once it answers, whether the node has joined; if not, join it'
const NOTE = 'note on the host that kubeadm join has ended'
const FOREIGN = { code: 'FOREIGN_CLUSTER' }

describe('what is to do', () => {
  const noLeader = (found: KubeadmState, own?: string) => ({
    found,
    own: ca(own),
    theirs: ca(),
    tokens: none,
  })
  const cases: [name: string, known: object, todo: string[] | { code: string }][] = [
    ['as wanted', look(done(ended), 'a'), []],
    [
      'as wanted, but for the token of a run that was cut off',
      { ...look(done(ended), 'a'), ...left },
      ['take back the join token of a run that was cut off'],
    ],
    ['blank, and such a token', { ...look(absent), ...left }, [JOIN]],
    ['blank', look(absent), [JOIN]],
    ['blank, and no control plane yet', noLeader(absent), [JOIN]],
    ['begun by us', look(partial(begun), 'a'), [reset('kubelet-start'), JOIN]],
    ['its node was deleted', look(partial(ended), 'a'), [reset('kubelet-start'), JOIN]],
    ['silent', look(down(ended), 'a'), [ASK]],
    ['joined, the note is missing', look(done(), 'a'), [NOTE]],
    ['joined, the note says begun', look(done(begun), 'a'), [NOTE]],
    ['of an earlier control plane', look(done(ended), 'b'), [STALE, JOIN]],
    ['of an earlier control plane, silent', look(down(ended), 'b'), [STALE, JOIN]],
    ['of a control plane that is gone', noLeader(down(ended), 'b'), [STALE, JOIN]],
    [
      'of a control plane that is half-way',
      { ...look(down(ended), 'a'), first: partial({ ...begun, verb: 'init' }) },
      [reset('a control plane that is about to be made anew'), JOIN],
    ],
    [
      'of a control plane that lacks something, and is not reset for it',
      { ...look(done(ended), 'a'), first: partial({ ...ended, verb: 'init' }) },
      [],
    ],
    ['blank but for a CA', look(absent, 'b'), [JOIN]],
    ["somebody else's", look(done(), 'b'), FOREIGN],
    ["somebody else's, and no control plane yet", noLeader(done(), 'b'), FOREIGN],
    ['begun by somebody', look(partial(), 'a'), FOREIGN],
    ['noted for another cluster', look(done({ ...ended, cluster: 'other' }), 'a'), FOREIGN],
  ]
  test.each(cases)('%s', (_, known, wanted) => {
    const diff = () => todo(workersJoined, known as Record<string, unknown>)
    if (Array.isArray(wanted)) expect(diff()).toEqual(wanted)
    else expect(diff).toThrow(expect.objectContaining(wanted))
  })
})

describe('what is to do on a host that is to be adopted', () => {
  const host = { ...worker1, adopt: true }
  const theirs = { ...ended, cluster: 'other' }
  const etcd = (...paths: string[]) => ({ etcd: new Set(paths) })
  const TAKE = (whose: string, reached: string) =>
    `destructive: reset a kubeadm join of ${whose} that got as far as ${reached}`
  const ELSEWHERE = 'another control plane'
  const cases: [name: string, known: object, todo: string[] | { code: string }][] = [
    ['as wanted', look(done(ended), 'a'), []],
    ['begun by somebody', look(partial(), 'a'), [TAKE('somebody else', 'kubelet-start'), JOIN]],
    ['joined elsewhere', look(done(), 'b'), [TAKE('somebody else', ELSEWHERE), JOIN]],
    [
      'joined elsewhere, by slipway',
      look(done(theirs), 'b'),
      [TAKE('the cluster other', ELSEWHERE), JOIN],
    ],
    [
      'joined here, for another folder',
      look(done(theirs), 'a'),
      ['disruptive: adopt the node of the cluster other, as it stands'],
    ],
    [
      'a control plane of somebody',
      { ...look(done(), 'b'), ...etcd('/var/lib/etcd/member') },
      FOREIGN,
    ],
    [
      'an etcd of ours that was left behind',
      { ...look(partial(begun), 'a'), ...etcd('/var/lib/etcd/member') },
      [reset('kubelet-start'), JOIN],
    ],
  ]
  test.each(cases)('%s', (_, known, wanted) => {
    const diff = () => todo(workersJoined, { ...etcd(), ...known }, host)
    if (Array.isArray(wanted)) expect(diff()).toEqual(wanted)
    else expect(diff).toThrow(expect.objectContaining(wanted))
  })

  test('one that joined elsewhere is reset and joined', async () => {
    const always = { ca: aFile(caCertificate().pem), left: none }
    const site = play([{ ...look(done(), 'b'), ...etcd() }], { always })
    await workersJoined.perform?.([], { host, cluster: aCluster() }, site)
    expect(site.log.slice(0, 2)).toEqual(['worker1: reset', 'master: delete node'])
  })
})

describe('a node that is left of an earlier kubeadm', () => {
  const registered = (address: string) => ({
    ca: aFile(caCertificate().pem),
    left: none,
    nodes: new Map([[worker1.name, { name: worker1.name, address }]]),
  })
  const first = async (address: string) => {
    const site = play([look(absent)], { always: registered(address) })
    await workersJoined.perform?.([], { host: worker1, cluster: aCluster() }, site)
    return site.log[0]
  }

  test('of this machine is taken away, or kubeadm join would refuse its name', async () => {
    expect(await first(worker1.address)).toBe('master: delete node')
  })

  test('of another machine is not touched', async () => {
    expect(await first('192.168.56.99')).toBe('master: create token')
  })
})

describe('what is done', () => {
  const certificate = caCertificate()
  const always = { ca: aFile(certificate.pem), left: none }
  const RESET = ['worker1: reset', 'master: delete node']
  const WAIT = 'worker1: wait'
  const join = ['master: create token', 'worker1: join', 'master: delete token']
  const cases: [name: string, looks: object[], log: string[], code?: string][] = [
    ['blank', [look(absent)], join],
    ['begun by us', [look(partial(begun), 'a')], [...RESET, ...join]],
    ['of an earlier control plane', [look(done(ended), 'b')], [...RESET, ...join]],
    ['begun by somebody', [look(partial(), 'a')], [], 'FOREIGN_CLUSTER'],
    ['joined, not noted', [look(done(), 'a')], ['worker1: note', 'master: delete token']],
    [
      'silent, then joined',
      [look(down(begun), 'a'), look(done(begun), 'a')],
      [WAIT, 'worker1: note', 'master: delete token'],
    ],
    [
      'silent, then not joined',
      [look(down(begun), 'a'), look(partial(begun), 'a')],
      [WAIT, ...RESET, ...join],
    ],
    [
      'silent, then begun by somebody',
      [look(down(), 'a'), look(partial(), 'a')],
      [WAIT],
      'FOREIGN_CLUSTER',
    ],
    ['silent again', [look(down(begun), 'a')], [WAIT], 'NOT_CONVERGED'],
    ['silent again, not noted', [look(down(), 'a')], [WAIT], 'NOT_CONVERGED'],
  ]
  test.each(cases)('%s', async (_, looks, log, code) => {
    const site = play(looks, { always })
    const performed = workersJoined.perform?.([], target, site)
    if (code) await expect(performed).rejects.toMatchObject({ code })
    else await performed
    expect(site.log).toEqual(log)
  })

  test('a token that is left of a run that was cut off is taken back before another is made', async () => {
    const site = play([look(absent)], { always: { ...always, left: new Set(['x']) } })
    await workersJoined.perform?.([], target, site)
    expect(site.log).toEqual(['master: delete token', ...join])
  })

  test('no certificate on the control plane: nothing is joined', async () => {
    const site = play([look(absent)], { always: { ca: undefined, left: none } })
    await expect(workersJoined.perform?.([], target, site)).rejects.toMatchObject({
      code: 'NOT_CONVERGED',
      host: master.name,
    })
    expect(site.log).toEqual([])
  })

  test.each([
    ['the join', ['join'], 'join failed', join],
    ['the join, and then the deletion', ['join', 'delete token'], 'join failed', join],
    ['the deletion', ['delete token'], 'delete token failed', join],
    ['the creation', ['create token'], 'create token failed', join.slice(0, 1)],
  ])('the token is taken away when this fails: %s', async (_, failing, message, log) => {
    const site = play([look(absent)], { always, failing })
    await expect(workersJoined.perform?.([], target, site)).rejects.toThrow(message)
    expect(site.log).toEqual(log)
  })

  test('the token is told to the hosts and shown to nobody', async () => {
    const site = play([look(absent)], { always })
    await workersJoined.perform?.([], target, site)
    const [create, joined, remove] = site.commands
    const token = /token: ([a-z0-9]{6}\.[a-z0-9]{16})\n/.exec(joined?.reveal() ?? '')?.[1] ?? ''
    const [id, secret] = token.split('.')
    expect(token).toMatch(/^[a-z0-9]{6}\.[a-z0-9]{16}$/)
    expect(create?.reveal()).toContain(`"token-id":"${id}","token-secret":"${secret}"`)
    expect(remove?.reveal()).toContain('/var/lib/slipway/join-tokens/worker1')
    expect(site.commands.map(c => c.shown).join('\n')).not.toContain(secret)
    expect(JSON.stringify(site.commands)).not.toContain(secret)
  })

  test('a token is made for one join', async () => {
    const site = play([look(absent)], { always })
    await workersJoined.perform?.([], target, site)
    await workersJoined.perform?.([], target, site)
    const [first, , , second] = site.commands.map(c => /"token-id":"(\w+)"/.exec(c.reveal())?.[1])
    expect(first).not.toBe(second)
  })

  test('the control plane is known by the hash of its key', async () => {
    const site = play([look(absent)], { always })
    await workersJoined.perform?.([], target, site)
    expect(site.commands[1]?.reveal()).toContain(`- sha256:${certificate.hash}\n`)
  })
})

test('on workers alone', () => {
  expect(workersJoined.targets(worker1, aCluster())).toBe(true)
  expect(workersJoined.targets(master, aCluster())).toBe(false)
})

import { describe, expect, test } from 'vitest'
import type { Fact } from '../../src/core/fact.ts'
import {
  initState,
  JOIN_TRACES,
  joinState,
  type KubeadmState,
  SUPER_ADMIN_CONF,
} from '../../src/facts/kubeadm.ts'

const read = <T>(fact: Fact<T>, lines: readonly string[]): T =>
  fact.read({ code: 0, stdout: lines.map(l => `${l}\n`).join(''), stderr: '', at: 0 })

const begun = { verb: 'init', cluster: 'lab', ended: false } as const
const ended = { ...begun, ended: true }

const PKI = 'trace /etc/kubernetes/pki/ca.crt'
const ADMIN = 'trace /etc/kubernetes/admin.conf'
const KUBELET_CONF = 'trace /etc/kubernetes/kubelet.conf'
const KUBELET = 'trace /var/lib/kubelet/config.yaml'
const MANIFESTS = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'].map(
  name => `trace /etc/kubernetes/manifests/${name}.yaml`,
)
const ETCD = 'trace /var/lib/etcd/member'
const ALL = [PKI, ADMIN, KUBELET_CONF, KUBELET, ...MANIFESTS, ETCD]
const BEGUN = 'marker init lab begun'
const ENDED = 'marker init lab ended'

const object = (kind: string, name: string, other: object = {}, labels: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, labels },
  ...other,
})
const config = (text: string) =>
  object('ConfigMap', 'kubeadm-config', { data: { ClusterConfiguration: text } })
const MASTER = { 'node-role.kubernetes.io/master': '' }
const CONTROL_PLANE = { 'node-role.kubernetes.io/control-plane': '' }
const COREDNS = object('Deployment', 'coredns')
const PROXY = object('DaemonSet', 'kube-proxy')
const named = config('apiServer: {}\nclusterName: lab\netcd: {}\n')
const node = (labels: object) => object('Node', 'master', {}, labels)
const answer = (...items: object[]) => [...ALL, 'answer', JSON.stringify({ kind: 'List', items })]

const partial = (reached: string, marker: typeof begun | typeof ended | undefined = undefined) =>
  ({ state: 'partial', reached, marker }) as const
const done = (cluster: string, marker: typeof ended | undefined = undefined) =>
  ({ state: 'done', cluster, marker }) as const

describe('how far kubeadm init got', () => {
  const cases: [name: string, lines: string[], state: KubeadmState][] = [
    ['blank', [], { state: 'absent' }],
    ['only noted', [BEGUN], { state: 'absent' }],
    ['cut off in certs', [KUBELET, BEGUN], partial('certs', begun)],
    ['no admin.conf', [PKI, BEGUN], partial('kubeconfig', begun)],
    ['no kubelet.conf', [PKI, ADMIN, BEGUN], partial('kubeconfig', begun)],
    ['no kubelet config', [PKI, ADMIN, KUBELET_CONF], partial('kubelet-start')],
    ...MANIFESTS.map((_, i): [string, string[], KubeadmState] => [
      `${i} of 4 manifests`,
      [PKI, ADMIN, KUBELET_CONF, KUBELET, ...MANIFESTS.slice(0, i)],
      partial('control-plane'),
    ]),
    ['etcd alone', [ETCD], partial('an etcd member that was left behind')],
    ['etcd never ran', ALL.filter(t => t !== ETCD), partial('wait-control-plane')],
    ['super-admin.conf alone', [`trace ${SUPER_ADMIN_CONF}`], partial('certs')],
    ['silent', ALL, { state: 'down', marker: undefined }],
    [
      'silent, with super-admin.conf',
      [...ALL, `trace ${SUPER_ADMIN_CONF}`],
      { state: 'down', marker: undefined },
    ],
    ['silent, begun', [...ALL, BEGUN], { state: 'down', marker: begun }],
    ['silent, ended', [...ALL, ENDED], { state: 'down', marker: ended }],
    ['answers with nothing', [...ALL, 'answer', ''], partial('upload-config')],
    ['no kubeadm-config', answer(node(MASTER), COREDNS, PROXY), partial('upload-config')],
    [
      'no node',
      answer(named, COREDNS, PROXY),
      { ...partial('mark-control-plane'), cluster: 'lab' },
    ],
    [
      'no role',
      answer(named, node({}), COREDNS, PROXY),
      { ...partial('mark-control-plane'), cluster: 'lab' },
    ],
    [
      'no CoreDNS',
      answer(named, node(MASTER), PROXY),
      { ...partial('addon/coredns'), cluster: 'lab' },
    ],
    [
      'no kube-proxy',
      answer(named, node(MASTER), COREDNS),
      { ...partial('addon/kube-proxy'), cluster: 'lab' },
    ],
    ['whole', answer(named, node(MASTER), COREDNS, PROXY), done('lab')],
    ['whole, 1.24', answer(named, node(CONTROL_PLANE), COREDNS, PROXY), done('lab')],
    [
      'whole, and noted',
      [ENDED, ...answer(named, node(MASTER), COREDNS, PROXY)],
      done('lab', ended),
    ],
    [
      'whole once, and the scheduler’s manifest taken away',
      [ENDED, ...answer(named, node(MASTER), COREDNS, PROXY).filter(l => !l.includes('scheduler'))],
      { ...partial('control-plane', ended), cluster: 'lab' },
    ],
    [
      'somebody else’s, without etcd',
      answer(named, node(MASTER), COREDNS, PROXY).filter(l => !l.includes('etcd.yaml')),
      done('lab'),
    ],
    [
      'whole, not noted, and the kubelet’s flags lost in a power cut',
      [BEGUN, ...answer(named, node(MASTER), COREDNS, PROXY)],
      { ...partial('kubelet-start'), marker: begun, cluster: 'lab' },
    ],
    [
      'silent, begun, and a manifest emptied by a power cut',
      [...ALL, BEGUN, 'empty /etc/kubernetes/manifests/etcd.yaml'],
      { ...partial('control-plane'), marker: begun },
    ],
    [
      'silent, ended, and a manifest empty',
      [...ALL, ENDED, 'empty /etc/kubernetes/manifests/etcd.yaml'],
      { state: 'down', marker: ended },
    ],
    [
      'whole, name in quotes',
      answer(config('clusterName: "1234"\n'), node(MASTER), COREDNS, PROXY),
      done('1234'),
    ],
    ['whole, without a name', answer(config(''), node(MASTER), COREDNS, PROXY), done('')],
    [
      'whole, and taken over under another name',
      ['marker init lab ended a b', ...answer(named, node(MASTER), COREDNS, PROXY)],
      { ...done('lab'), marker: { ...ended, bears: 'a b' } },
    ],
    [
      'a whole one of somebody else',
      answer(config('clusterName: kubernetes\n'), node(MASTER), COREDNS, PROXY),
      done('kubernetes'),
    ],
  ]
  test.each(cases)('%s', (_, lines, state) => {
    expect(read(initState('master'), lines)).toEqual(state)
  })
})

test('without kube-proxy a control plane is whole where it is not wanted', () => {
  const lines = answer(config(''), node(MASTER), COREDNS)
  expect(read(initState('master'), lines)).toMatchObject({ reached: 'addon/kube-proxy' })
  expect(read(initState('master', false), lines)).toEqual(done(''))
})

describe('how far kubeadm join got', () => {
  const traces = JOIN_TRACES.map(path => `trace ${path}`)
  const joining = { verb: 'join', cluster: 'lab', ended: false } as const
  const flags = 'trace /var/lib/kubelet/kubeadm-flags.env'
  const said = (text: string) => [...traces, flags, 'marker join lab begun', 'answer', text]
  const lost = { state: 'partial', reached: 'kubelet-start', marker: joining } as const
  const cases: [name: string, lines: string[], state: KubeadmState][] = [
    ['blank', [], { state: 'absent' }],
    ['only noted', ['marker join lab begun'], { state: 'absent' }],
    ['cut off in preflight', [PKI], { state: 'partial', reached: 'preflight', marker: undefined }],
    ['no credentials yet', [PKI, KUBELET], { ...lost, marker: undefined }],
    ['credentials emptied by a power cut', [...traces, 'marker join lab begun'], lost],
    ['joined', said('node/worker1'), { state: 'done', cluster: '', marker: joining }],
    [
      'joined, and the kubelet’s flags lost in a power cut',
      said('node/worker1').filter(line => line !== flags),
      lost,
    ],
    [
      'joined, and the kubelet’s configuration emptied by one',
      ['empty /var/lib/kubelet/config.yaml', ...said('node/worker1')],
      lost,
    ],
    [
      'joined, noted',
      [...traces, 'marker join lab ended', 'answer', 'node/worker1'],
      { state: 'done', cluster: '', marker: { ...joining, ended: true } },
    ],
    ['another node', said('node/worker11'), { state: 'down', marker: joining }],
    ['node is gone', said('Error from server (NotFound): nodes "worker1" not found'), lost],
    [
      'certificate not known',
      said('error: You must be logged in to the server (Unauthorized)'),
      lost,
    ],
    ['may not', said('Error from server (Forbidden): nodes "worker1" is forbidden'), lost],
    [
      'another CA',
      said('Unable to connect to the server: x509: certificate signed by unknown authority'),
      lost,
    ],
    [
      'certificate is gone',
      said('error: unable to read client-cert /var/lib/kubelet/pki/kubelet-client-current.pem'),
      lost,
    ],
    [
      'silence',
      said('The connection to the server 192.168.56.10:6443 was refused'),
      { state: 'down', marker: joining },
    ],
    ['no kubectl', said('sh: 3: kubectl: not found'), { state: 'down', marker: joining }],
  ]
  test.each(cases)('%s', (_, lines, state) => {
    expect(read(joinState('worker1'), lines)).toEqual(state)
  })
})

describe('what slipway noted on the host', () => {
  const cases: [line: string, marker: unknown][] = [
    ['marker init lab begun', begun],
    ['marker init lab ended', ended],
    ['marker join lab ended', { ...ended, verb: 'join' }],
    ['marker init lab', begun],
    ['marker ', undefined],
    ['marker reset lab ended', undefined],
    ['marker init', undefined],
  ]
  test.each(cases)('%j', (line, marker) => {
    expect(read(initState('master'), [PKI, line])).toMatchObject({ marker })
  })
})

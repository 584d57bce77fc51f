import { describe, expect, test } from 'vitest'
import { system } from '../../src/checks/system.ts'
import type { Cluster } from '../../src/core/cluster.ts'
import { aCluster, master } from '../steps/cluster.ts'
import { centos7, debian12 } from '../steps/todo.ts'

const { kubernetes, runtime } = aCluster()
const containerd = { ...runtime, name: 'containerd', version: '1.6.33' } as const

const rocky9 = { id: 'rocky', version: '9.4', name: 'Rocky Linux 9.4', format: 'rpm' }
const oracle8 = { id: 'ol', version: '8.9', name: 'Oracle Linux 8.9', format: 'rpm' }
const el7 = { os: centos7, kernel: '3.10.0-1160.el7.x86_64', cgroup: 1 }
const el8 = { os: { ...rocky9, version: '8.10' }, kernel: '4.18.0-553.el8.x86_64', cgroup: 1 }
const el9 = { os: rocky9, kernel: '5.14.0-427.el9.x86_64', cgroup: 2 }
const deb12 = { os: debian12, kernel: '6.1.0-18-amd64', cgroup: 2 }

const findings = (version: string, known: object, other: Partial<Cluster> = {}) =>
  system
    .judge(
      new Map([[master, known]]) as never,
      aCluster({ kubernetes: { ...kubernetes, version }, runtime: containerd, ...other }),
    )
    .map(({ level, message }) => `${level}: ${message}`)

const old = (wants: string, minor: number, level = 'error') =>
  `${level}: kernel ${el7.kernel}: kubeadm 1.${minor} ${level === 'error' ? 'refuses' : 'warns of'} it, and takes ${wants}`

describe('CentOS 7', () => {
  test.each([
    [
      '1.19.0',
      ['ok: CentOS Linux 7 (Core), kernel 3.10.0-1160.el7.x86_64, cgroup v1, rpm packages'],
    ],
    [
      '1.31.14',
      ['ok: CentOS Linux 7 (Core), kernel 3.10.0-1160.el7.x86_64, cgroup v1, rpm packages'],
    ],
    ['1.32.13', [old('4.19 and newer', 32)]],
    ['1.33.13', [old('4.19 and newer', 33)]],
    ['1.34.11', [old('5.4, 5.10, 5.15, or 6.0 and newer', 34, 'warning')]],
    [
      '1.35.9',
      [
        old('5.4, 5.10, 5.15, or 6.0 and newer', 35, 'warning'),
        'error: cgroup v1: Kubernetes 1.35 refuses it',
      ],
    ],
  ])('with Kubernetes %s', (version, told) => {
    expect(findings(version, el7)).toEqual(told)
  })

  test('may be taken all the same', () => {
    expect(findings('1.35.9', el7, { kubelet: { failCgroupV1: false } }).at(-1)).toBe(
      'warning: cgroup v1: Kubernetes 1.35 refuses it, and was told to take it',
    )
  })
})

test.each([
  ['1.31.14', el8, 'ok'],
  ['1.32.13', el8, 'error'],
  ['1.32.13', el9, 'ok'],
  ['1.34.11', el9, 'warning'],
  ['1.37.1', deb12, 'ok'],
])('Kubernetes %s on kernel %j', (version, known, level) => {
  expect(findings(version, known)[0]).toMatch(new RegExp(`^${level}: `))
})

test('the controllers of cgroup v1 are missed by kubeadm up to 1.20', () => {
  const wanted = 'warning: cgroup v2: kubeadm 1.20 looks for the controllers of v1'
  expect(findings('1.20.2', deb12)).toEqual([wanted])
  expect(findings('1.21.2', deb12)[0]).toMatch(/^ok: /)
})

test('what would work is told', () => {
  const hint = (version: string, known: object) =>
    system.judge(
      new Map([[master, known]]) as never,
      aCluster({ kubernetes: { ...kubernetes, version }, runtime: containerd }),
    )[0]?.hint
  expect(hint('1.32.13', el7)).toMatch(
    /^Kubernetes 1\.31 or older, or a system with a newer kernel/,
  )
  expect(hint('1.34.11', el9)).toMatch(/^Kubernetes 1\.33 or older/)
})

test('a cousin of a system that is known is let through, with a word', () => {
  expect(findings('1.31.14', { ...el9, os: oracle8 })).toEqual([
    'warning: Oracle Linux 8.9 is not one of the systems that slipway is written for',
  ])
})

test("kube-proxy's mode nftables needs a kernel", () => {
  const nftables = { kubeProxy: { mode: 'nftables' } }
  expect(findings('1.33.13', { ...el9, kernel: '5.12.9' }, nftables)).toEqual([
    "error: kernel 5.12.9: kube-proxy's mode nftables needs 5.13 or newer",
  ])
  expect(findings('1.33.13', el9, nftables)[0]).toMatch(/^ok/)
})

const { network } = aCluster()

test.each([
  ['calico', 'v3.29.7', '1.31.14', el7, 'error: kernel 3.10.0-1160.el7.x86_64: Calico v3.29.7'],
  [
    'calico',
    'v3.29.7',
    '1.31.14',
    { ...deb12, kernel: '5.4.0' },
    'warning: kernel 5.4.0: Calico v3.29.7',
  ],
  ['cilium', '', '1.31.14', { ...deb12, kernel: '5.4.0' }, 'error: kernel 5.4.0: Cilium'],
] as const)('%s %s asks for a newer kernel', (plugin, version, kubernetes, known, told) => {
  expect(findings(kubernetes, known, { network: { ...network, plugin, version } })).toContain(
    `${told} asks for 5.10 or newer`,
  )
})

test.each([
  ['docker', '26.1.4', []],
  [
    'docker',
    '28.5.2',
    ["warning: docker 28.5.2: Docker's packages for CentOS Linux 7 (Core) seem to end with 26.1.4"],
  ],
  ['containerd', '1.6.33', []],
  [
    'containerd',
    '2.3.4',
    [
      "warning: containerd 2.3.4: Docker's packages for CentOS Linux 7 (Core) seem to end with 1.6.33",
    ],
  ],
  ['cri-o', '1.31', []],
] as const)("whether CentOS 7 can have %s %s from Docker's repositories", (name, version, told) => {
  const of = (runtime: Partial<Cluster['runtime']>) =>
    findings('1.31.14', el7, { runtime: { ...containerd, name, version, ...runtime } }).filter(
      text => !text.startsWith('ok'),
    )
  expect(of({})).toEqual(told)
  expect(of({ source: 'distribution' })).toEqual([])
})

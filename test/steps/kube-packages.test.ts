import { expect, test } from 'vitest'
import { kubePackageNames, kubePackages } from '../../src/steps/kube-packages.ts'
import { aCluster } from './cluster.ts'
import { centos7, debian12, shown, todo, unknownOs } from './todo.ts'

const NAMES = kubePackageNames(aCluster())

const versions = (version: string, cni: string) =>
  new Map(NAMES.map(name => [name, name === 'kubernetes-cni' ? cni : version]))
const without = (name: string) => {
  const map = versions('1.19.0-0', '0.8.7-0')
  map.delete(name)
  return map
}
const none = new Set<string>()
const all = new Set(NAMES)
const damaged = new Map()
const rpm = { os: centos7, damaged, installed: versions('1.19.0-0', '0.8.7-0'), held: none }
const deb = { os: debian12, damaged, installed: versions('1.19.0-00', '0.8.7-00'), held: all }
const HOLD = 'hold kubelet, kubeadm, kubectl, kubernetes-cni'

test('another version under a living cluster is an upgrade, and refused', () => {
  expect(() => todo(kubePackages, { ...rpm, installed: new Map(), live: '1.18.20' })).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
  expect(todo(kubePackages, { ...rpm, live: '1.19.0' })).toEqual([])
  const message = (live: string) => {
    try {
      return String(todo(kubePackages, { ...rpm, live }))
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(message('1.18.20')).toContain('a kubelet must not be newer than its API server')
  expect(message('1.19.16')).toMatch(/does not upgrade yet$/)
})

const cases: [name: string, known: Record<string, unknown>, todo: string[]][] = [
  ['as wanted, rpm', rpm, []],
  ['as wanted, deb', deb, []],
  [
    'blank, rpm',
    { ...rpm, installed: new Map() },
    ['install kubelet 1.19.0-0, kubeadm 1.19.0-0, kubectl 1.19.0-0, kubernetes-cni 0.8.7-0'],
  ],
  [
    'blank, deb',
    { ...deb, installed: new Map(), held: none },
    [
      'install kubelet 1.19.0-00, kubeadm 1.19.0-00, kubectl 1.19.0-00, kubernetes-cni 0.8.7-00',
      HOLD,
    ],
  ],
  [
    'one is missing',
    { ...rpm, installed: without('kubectl') },
    ['disruptive: install kubectl 1.19.0-0'],
  ],
  [
    'a newer CNI',
    { ...rpm, installed: versions('1.19.0-0', '1.2.0-0') },
    ['disruptive: install kubernetes-cni 0.8.7-0 (now 1.2.0-0)'],
  ],
  [
    'no kubelet to disturb',
    { ...rpm, installed: without('kubelet') },
    ['install kubelet 1.19.0-0'],
  ],
  [
    'a power cut has emptied kubelet, and what kubeadm calls',
    {
      ...rpm,
      damaged: new Map([
        ['socat', { sign: 'missing', path: '/usr/bin/socat', versions: ['1.7.3.2-2.el7'] }],
        ['kubelet', { sign: 'empty', path: '/usr/bin/kubelet', versions: ['1.19.0-0'] }],
      ]),
    },
    ['disruptive: reinstall kubelet 1.19.0-0, socat 1.7.3.2-2.el7: /usr/bin/kubelet is empty'],
  ],
  ['not held', { ...deb, held: none }, [HOLD]],
  ['one is not held', { ...deb, held: new Set(NAMES.slice(1)) }, ['hold kubelet']],
]

test.each(cases)('%s', (_, known, wanted) => {
  expect(todo(kubePackages, known)).toEqual(wanted)
})

test('whatever is wrong, all are installed in one transaction', () => {
  expect(shown(kubePackages, { ...rpm, installed: without('kubectl') })).toEqual([
    expect.stringContaining(
      'kubelet-1.19.0-0 kubeadm-1.19.0-0 kubectl-1.19.0-0 kubernetes-cni-0.8.7-0',
    ),
  ])
})

test('a system that takes no packages is refused', () => {
  expect(() => todo(kubePackages, { ...rpm, os: unknownOs, installed: new Map() })).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
})

test('a build that is left to the repository may be any', () => {
  const pins = [{ name: 'kubelet', version: '1.36.4-*' }, { name: 'cri-tools' }]
  const { kubernetes } = aCluster()
  const cluster = aCluster({ kubernetes: { ...kubernetes, packages: { rpm: pins, deb: pins } } })
  const known = (kubelet: string, ...others: [string, string][]) => ({
    ...rpm,
    installed: new Map([['kubelet', kubelet], ...others]),
  })
  const tools: [string, string] = ['cri-tools', '1.36.0-150500.1.1']
  const diff = (facts: object) => todo(kubePackages, { ...facts }, undefined, cluster)
  expect(diff(known('1.36.4-150500.1.1', tools))).toEqual([])
  expect(diff(known('1.36.4-150500.1.1'))).toEqual(['disruptive: install cri-tools'])
  expect(diff(known('1.36.10-150500.1.1', tools))).toEqual([
    'disruptive: install kubelet 1.36.4 (now 1.36.10-150500.1.1)',
  ])
})

import { expect, test } from 'vitest'
import { KUBE_PACKAGES, kubePackages } from '../../src/steps/kube-packages.ts'
import { centos7, debian12, shown, todo, unknownOs } from './todo.ts'

const versions = (version: string, cni: string) =>
  new Map(KUBE_PACKAGES.map(name => [name, name === 'kubernetes-cni' ? cni : version]))
const without = (name: string) => {
  const map = versions('1.19.0-0', '0.8.7-0')
  map.delete(name as never)
  return map
}
const none = new Set<string>()
const all = new Set<string>(KUBE_PACKAGES)
const rpm = { os: centos7, installed: versions('1.19.0-0', '0.8.7-0'), held: none }
const deb = { os: debian12, installed: versions('1.19.0-00', '0.8.7-00'), held: all }
const HOLD = 'hold kubelet, kubeadm, kubectl, kubernetes-cni'

test('another version under a living cluster is an upgrade, and refused', () => {
  expect(() => todo(kubePackages, { ...rpm, installed: new Map(), live: '1.18.20' })).toThrow(
    expect.objectContaining({ code: 'UNSUPPORTED' }),
  )
  expect(todo(kubePackages, { ...rpm, live: '1.19.0' })).toEqual([])
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
  ['not held', { ...deb, held: none }, [HOLD]],
  ['one is not held', { ...deb, held: new Set(KUBE_PACKAGES.slice(1)) }, ['hold kubelet']],
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

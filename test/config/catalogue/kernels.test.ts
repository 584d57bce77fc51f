import { expect, test } from 'vitest'
import {
  cgroupVerdict,
  kernelVerdict,
  networkVerdict,
  takesNftables,
} from '../../../src/config/catalogue/kernels.ts'

const EL7 = '3.10.0-1160.el7.x86_64'

test.each([
  [19, EL7, 'ok', undefined],
  [31, EL7, 'ok', undefined],
  [32, EL7, 'error', 31],
  [33, '4.18.0-553.el8', 'error', 31],
  [33, '4.19.0', 'ok', undefined],
  [34, '4.19.0', 'warning', 33],
  [34, '5.14.0-427.el9', 'warning', 33],
  [37, '5.15.0-100-generic', 'ok', undefined],
  [37, '6.8.0', 'ok', undefined],
  [37, '10.0.1', 'ok', undefined],
  [19, '2.6.32', 'error', undefined],
])('1.%i on %s: %s', (minor, release, level, until) => {
  expect(kernelVerdict(minor, release)).toMatchObject({ level })
  expect(kernelVerdict(minor, release).until).toBe(until)
})

test.each([
  ['5.13.0', true],
  ['5.12.19', false],
  ['6.1.0-18-amd64', true],
  [EL7, false],
])('nftables on %s: %s', (release, takes) => {
  expect(takesNftables(release)).toBe(takes)
})

test.each([
  [34, 1, false, 'ok'],
  [35, 1, false, 'error'],
  [35, 1, true, 'warning'],
  [20, 2, false, 'warning'],
  [21, 2, false, 'ok'],
  [37, 2, false, 'ok'],
] as const)('1.%i on cgroup v%i, told to take v1: %s: %s', (minor, version, allowed, level) => {
  expect(cgroupVerdict(minor, version, allowed)).toBe(level)
})

const CALICO = { plugin: 'calico', version: 'v3.32.1' }
const CILIUM = { plugin: 'cilium', version: '' }

test.each([
  [CALICO, EL7, 'error'],
  [CALICO, '4.18.0-553.el8_10.x86_64', 'ok'],
  [CALICO, '5.4.0-150-generic', 'warning'],
  [CALICO, '5.10.0-28-amd64', 'ok'],
  [CALICO, '6.1.0', 'ok'],
  [{ plugin: 'calico', version: 'v3.29.7' }, EL7, 'error'],
  [{ plugin: 'calico', version: 'v3.28.5' }, EL7, 'ok'],
  [{ plugin: 'flannel', version: 'v0.28.9' }, EL7, 'ok'],
  [CILIUM, '5.4.0-150-generic', 'error'],
  [CILIUM, '4.18.0-553.el8_10.x86_64', 'ok'],
  [CILIUM, '5.14.0-427.el9', 'ok'],
  [{ plugin: 'manifest', version: '' }, EL7, 'ok'],
] as const)('%j on %s: %s', (network, release, level) => {
  expect(networkVerdict(network, release)).toBe(level)
})

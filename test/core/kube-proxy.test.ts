import { expect, test } from 'vitest'
import { proxyModules } from '../../src/core/kube-proxy.ts'

const ALL = ['ip_vs', 'ip_vs_rr', 'ip_vs_wrr', 'ip_vs_sh']

test.each([
  [{}, '6.1.0', []],
  [false, '6.1.0', []],
  [{ mode: 'nftables' }, '6.1.0', []],
  [{ mode: 'ipvs' }, '6.1.0-18-amd64', [...ALL, 'nf_conntrack']],
  [{ mode: 'ipvs' }, '4.19.0', [...ALL, 'nf_conntrack']],
  [{ mode: 'ipvs' }, '4.18.0-553.el8_10.x86_64', [...ALL, 'nf_conntrack_ipv4']],
  [{ mode: 'ipvs' }, '3.10.0-1160.el7.x86_64', [...ALL, 'nf_conntrack_ipv4']],
  [{ mode: 'ipvs', ipvs: { scheduler: 'lc' } }, '5.14.0', [...ALL, 'ip_vs_lc', 'nf_conntrack']],
  [{ mode: 'ipvs', ipvs: { scheduler: 'rr' } }, '5.14.0', [...ALL, 'nf_conntrack']],
  [{ mode: 'ipvs', ipvs: { scheduler: 'a\nb' } }, '5.14.0', [...ALL, 'nf_conntrack']],
] as const)('%j on %s: %j', (kubeProxy, release, modules) => {
  expect(proxyModules({ kubeProxy }, release)).toEqual(modules)
})

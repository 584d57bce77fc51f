import { expect, test } from 'vitest'
import { render } from '../../src/render/template.ts'
import { kernelModules } from '../../src/steps/kernel-modules.ts'
import { aCluster, worker1 } from './cluster.ts'
import { aFile, centos7, shown, todo } from './todo.ts'

const config = aFile(render('modules-load.conf.eta', { modules: ['overlay', 'br_netfilter'] }))
const WRITE = 'write /etc/modules-load.d/kubernetes.conf'
const EDIT = 'edit /etc/modules-load.d/kubernetes.conf'
const cases: [name: string, loaded: string[], config: unknown, todo: string[]][] = [
  ['as wanted', ['overlay', 'br_netfilter'], config, []],
  ['blank machine', [], undefined, [WRITE, 'load overlay', 'load br_netfilter']],
  ['one is missing', ['overlay'], config, ['load br_netfilter']],
  ['the other is missing', ['br_netfilter'], config, ['load overlay']],
  ['another file', ['overlay', 'br_netfilter'], aFile('overlay\n'), [EDIT]],
]

const kernel = '3.10.0-1160.el7.x86_64'

test.each(cases)('%s', (_, loaded, config, wanted) => {
  expect(todo(kernelModules, { os: centos7, kernel, loaded: new Set(loaded), config })).toEqual(
    wanted,
  )
})

test.each([
  ['3.10.0-1160.el7.x86_64', 'nf_conntrack_ipv4'],
  ['6.1.0-18-amd64', 'nf_conntrack'],
])("kube-proxy's mode ipvs on %s has its modules, %s among them", (kernel, conntrack) => {
  const cluster = aCluster({ kubeProxy: { mode: 'ipvs' } })
  const loaded = new Set(['overlay', 'br_netfilter', 'ip_vs'])
  const known = { os: centos7, kernel, loaded, config: undefined }
  expect(todo(kernelModules, known, worker1, cluster)).toEqual([
    WRITE,
    'load ip_vs_rr',
    'load ip_vs_wrr',
    'load ip_vs_sh',
    `load ${conntrack}`,
  ])
})

test('where modules have a package of their own, it is installed for the kernel that runs', () => {
  const rocky10 = { id: 'rocky', version: '10.1', name: 'Rocky Linux 10.1', format: 'rpm' }
  expect(
    shown(kernelModules, { os: rocky10, kernel, loaded: new Set(['overlay']), config }),
  ).toEqual([
    'modprobe br_netfilter || { yum -y -q install kernel-modules-extra-"$(uname -r)" && modprobe br_netfilter; }',
  ])
})

import { expect, test } from 'vitest'
import { render } from '../../src/render/template.ts'
import { kernelModules } from '../../src/steps/kernel-modules.ts'
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

test.each(cases)('%s', (_, loaded, config, wanted) => {
  expect(todo(kernelModules, { os: centos7, loaded: new Set(loaded), config })).toEqual(wanted)
})

test('where modules have a package of their own, it is installed for the kernel that runs', () => {
  const rocky10 = { id: 'rocky', version: '10.1', name: 'Rocky Linux 10.1', format: 'rpm' }
  expect(shown(kernelModules, { os: rocky10, loaded: new Set(['overlay']), config })).toEqual([
    'modprobe br_netfilter || { yum -y -q install kernel-modules-extra-"$(uname -r)" && modprobe br_netfilter; }',
  ])
})

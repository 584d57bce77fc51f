import { expect, test } from 'vitest'
import { render } from '../../src/render/template.ts'
import { kernelModules } from '../../src/steps/kernel-modules.ts'
import { aFile, todo } from './todo.ts'

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
  expect(todo(kernelModules, { loaded: new Set(loaded), config })).toEqual(wanted)
})

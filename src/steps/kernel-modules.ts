import { change, fileChange, rootFile } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { modules } from '../facts/kernel.ts'
import { render } from '../render/template.ts'
import { everyHost } from './targets.ts'

const PATH = '/etc/modules-load.d/kubernetes.conf'
const MODULES = ['overlay', 'br_netfilter']

export const kernelModules = defineStep({
  id: 'kernel-modules',
  title: 'The kernel modules of containers and pod networks are loaded, now and at boot',
  after: [],
  targets: everyHost,
  facts: () => ({ loaded: modules(MODULES), config: file(PATH) }),
  diff: ({ loaded, config }) => [
    ...fileChange(config, rootFile(PATH, render('modules-load.conf.eta', { modules: MODULES }))),
    ...MODULES.filter(name => !loaded.has(name)).map(name =>
      change(`load ${name}`, sh`modprobe ${name}`),
    ),
  ],
})

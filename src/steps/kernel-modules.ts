import { systemOf } from '../config/catalogue/systems.ts'
import { change, fileChange, rootFile } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import { type Command, sh } from '../core/command.ts'
import { proxyModules } from '../core/kube-proxy.ts'
import { defineStep } from '../core/step.ts'
import { kernelRelease } from '../facts/capacity.ts'
import { file } from '../facts/files.ts'
import { modules } from '../facts/kernel.ts'
import { os } from '../facts/os.ts'
import { render } from '../render/template.ts'
import { everyHost } from './targets.ts'

const PATH = '/etc/modules-load.d/kubernetes.conf'
const MODULES = ['overlay', 'br_netfilter']

/** What may be wanted of kube-proxy, whatever the kernel: which it is comes with the same answer. */
const ofProxy = (cluster: Cluster): string[] => [
  ...new Set(['3.10.0', '4.19.0'].flatMap(release => proxyModules(cluster, release))),
]

/** Where a package of its own holds modules, it goes with the very kernel that runs. */
const load = (name: string, from: string | undefined): Command =>
  from === undefined
    ? sh`modprobe ${name}`
    : sh`modprobe ${name} || { yum -y -q install ${from}-"$(uname -r)" && modprobe ${name}; }`

export const kernelModules = defineStep({
  id: 'kernel-modules',
  title: 'The kernel modules of containers and pod networks are loaded, now and at boot',
  after: [],
  targets: everyHost,
  facts: ({ cluster }) => ({
    os,
    kernel: kernelRelease,
    loaded: modules([...MODULES, ...ofProxy(cluster)]),
    config: file(PATH),
  }),
  diff: ({ os, kernel, loaded, config }, { cluster }) => {
    const wanted = [...MODULES, ...proxyModules(cluster, kernel)]
    return [
      ...fileChange(config, rootFile(PATH, render('modules-load.conf.eta', { modules: wanted }))),
      ...wanted
        .filter(name => !loaded.has(name))
        .map(name => change(`load ${name}`, load(name, systemOf(os)?.modulesPackage))),
    ]
  },
})

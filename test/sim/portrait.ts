import { objectsOf } from './machine/cluster/api.ts'
import type { Machine } from './machine/machine.ts'
import type { World } from './world.ts'

/** Files that are other ones each time, or the machine's own: that they are there is all that can be compared. */
const OWN =
  /^\/etc\/kubernetes\/(pki\/|.*\.conf$)|\.kube\/config$|^\/var\/lib\/kubelet\/pki|^\/etc\/ssl|\/timestamp$/

/** What a kubeadm join that was cut off leaves there is of no use to anybody once the node has its own. */
const BOOTSTRAP = '/etc/kubernetes/bootstrap-kubelet.conf'

/** Folders of which each file counts. */
const FOLDERS = ['/etc', '/opt', '/root', '/home', '/srv', '/usr', '/var/lib/kubelet']

/** What slipway is answerable for on the machines of a world: texts by what they are about. */
export function portrait(world: World<Machine>): Map<string, string> {
  const texts = new Map<string, string>()
  for (const name of world.hosts.keys())
    for (const [what, text] of of(world.hardware(name))) texts.set(`${name}: ${what}`, text)
  return texts
}

function* of(machine: Machine): Generator<readonly [string, string]> {
  const { files, live, packages, images } = machine
  for (const path of FOLDERS.flatMap(folder => files.below(folder))) {
    const entry = files.own(path)
    if (!entry || entry.kind === 'folder') continue
    if (path === BOOTSTRAP) continue
    const { content, mode, user, group } = entry
    yield [path, `${user}:${group} ${mode.toString(8)} ${OWN.test(path) ? '' : content}`]
  }
  yield ['marker', machine.answer('cat /var/lib/slipway/kubeadm').stdout]
  for (const [name, { version, status, held }] of packages.entries())
    yield [`package ${name}`, `${version} ${status} ${held ?? false}`]
  yield ['images', list(images.keys())]
  yield ['hostname', live.hostname]
  yield ['selinux', live.selinux]
  yield ['modules', list(live.modules)]
  yield ['swaps', list(live.swaps)]
  yield ['sysctls', list([...live.sysctls].map(([key, value]) => `${key}=${value}`))]
  yield ['units', list(live.units.keys())]
  yield ['docker', JSON.stringify(live.daemon ?? null)]
  yield ['objects', list([...objectsOf(machine).keys()].filter(isLasting))]
}

const list = (words: Iterable<string>) => [...words].sort().join(' ')

/** Pods and tokens come and go by themselves. */
const isLasting = (key: string) => !/^(pod|event|lease)\/|bootstrap-token-/.test(key)

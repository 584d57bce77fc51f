import type { Call, Steps } from '../../shell/system.ts'
import { objectsOf } from '../cluster/api.ts'
import { STATIC_PODS } from '../cluster/static-pods.ts'
import type { Machine } from '../machine.ts'
import { isWhole } from '../objects.ts'
import { tick } from '../programs/program.ts'
import { stopUnit } from '../units.ts'

const FILES = ['admin', 'kubelet', 'bootstrap-kubelet', 'controller-manager', 'scheduler']

/** kubeadm reset leaves the pod network's configuration and its links, and etcd's data where etcd's manifest is gone. */
export function* reset(m: Machine, call: Call): Steps<number> {
  m.deeds.push(isWhole(objectsOf(m)) ? 'reset of a whole control plane' : 'kubeadm reset')
  call.out('[preflight] Running pre-flight checks\n')
  const etcd = m.files.kind('/etc/kubernetes/manifests/etcd.yaml') !== undefined
  if (!etcd)
    call.out(
      '[reset] No etcd config found. Assuming external etcd\n[reset] Please, manually reset etcd to prevent further issues\n',
    )
  yield* tick(300, 'kubeadm reset: stop kubelet')
  call.out('[reset] Stopping the kubelet service\n')
  stopUnit(m, 'kubelet')
  yield* tick(800, 'kubeadm reset: remove containers')
  m.alter(({ containers }) => {
    for (const name of [...Object.keys(STATIC_PODS), 'kube-proxy', 'flannel'])
      containers.delete(name)
  })
  const folders = [
    '/etc/kubernetes/manifests',
    '/etc/kubernetes/pki',
    '/var/lib/kubelet',
    '/var/lib/cni',
  ]
  if (etcd) folders.splice(2, 0, '/var/lib/etcd')
  for (const folder of folders) {
    yield* tick(50, `kubeadm reset: empty ${folder}`)
    if (m.files.kind(folder) !== 'folder') continue
    for (const name of m.files.list(folder)) m.files.remove(`${folder}/${name}`)
  }
  for (const name of FILES) {
    yield* tick(5, `kubeadm reset: remove ${name}.conf`)
    m.files.remove(`/etc/kubernetes/${name}.conf`)
  }
  call.out(
    '\nThe reset process does not clean CNI configuration. To do so, you must remove /etc/cni/net.d\n',
  )
  return 0
}

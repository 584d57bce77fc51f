import { type Change, change, type FileState, rootFileChange } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file, present } from '../facts/files.ts'
import { unit } from '../facts/systemd.ts'
import { proxyFile } from '../render/runtimes/unit-files.ts'
import { everyHost } from './targets.ts'

const CONFIG = '/var/lib/kubelet/config.yaml'

const RESTART = [sh`systemctl daemon-reload`, sh`systemctl try-restart kubelet`] as const

function proxyChange(there: FileState | undefined, cluster: Cluster): Change[] {
  const { path, wanted } = proxyFile('kubelet', cluster)
  return rootFileChange(path, there, wanted(there?.content), ...RESTART)
}

export const kubelet = defineStep({
  id: 'kubelet',
  title: 'kubelet starts at boot, and runs where kubeadm has given it work',
  after: [
    'kube-packages',
    'swap-off',
    'selinux-permissive',
    'hosts-file',
    'hostname',
    'pod-links-unmanaged',
  ],
  targets: everyHost,
  facts: ({ cluster }) => ({
    service: unit('kubelet'),
    configured: present([CONFIG]),
    proxied: file(proxyFile('kubelet', cluster).path),
  }),
  diff: ({ service, configured, proxied }, { cluster }) => [
    ...proxyChange(proxied, cluster),
    ...(service.enabled ? [] : [change('start kubelet at boot', sh`systemctl enable kubelet`)]),
    // Before kubeadm has configured it, kubelet can only fail and be restarted.
    ...(configured.has(CONFIG) && !service.active
      ? [change('start kubelet', sh`systemctl start kubelet`)]
      : []),
  ],
})

import { change } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { present } from '../facts/files.ts'
import { unit } from '../facts/systemd.ts'
import { everyHost } from './targets.ts'

const CONFIG = '/var/lib/kubelet/config.yaml'

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
  facts: () => ({ service: unit('kubelet'), configured: present([CONFIG]) }),
  diff: ({ service, configured }) => [
    ...(service.enabled ? [] : [change('start kubelet at boot', sh`systemctl enable kubelet`)]),
    // Before kubeadm has configured it, kubelet can only fail and be restarted.
    ...(configured.has(CONFIG) && !service.active
      ? [change('start kubelet', sh`systemctl start kubelet`)]
      : []),
  ],
})

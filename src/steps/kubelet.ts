import { change, type FileState, fileChange, rootFile } from '../core/change.ts'
import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { defineStep } from '../core/step.ts'
import { file, present } from '../facts/files.ts'
import { type Unit, unit } from '../facts/systemd.ts'
import { proxyFiles } from '../render/runtimes/unit-files.ts'
import { everyHost } from './targets.ts'

const CONFIG = '/var/lib/kubelet/config.yaml'

type Questions = {
  readonly service: Fact<Unit>
  readonly configured: Fact<ReadonlySet<string>>
  /** Asked where a proxy is wanted. */
  readonly [path: `/${string}`]: Fact<FileState | undefined>
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
  facts: ({ cluster }): Questions => ({
    service: unit('kubelet'),
    configured: present([CONFIG]),
    ...Object.fromEntries(proxyFiles('kubelet', cluster).map(({ path }) => [path, file(path)])),
  }),
  diff: ({ service, configured, ...files }, { cluster }) => [
    ...proxyFiles('kubelet', cluster).flatMap(({ path, wanted }) =>
      fileChange(
        files[path as `/${string}`],
        rootFile(path, wanted(undefined)),
        sh`systemctl daemon-reload`,
        sh`systemctl try-restart kubelet`,
      ),
    ),
    ...(service.enabled ? [] : [change('start kubelet at boot', sh`systemctl enable kubelet`)]),
    // Before kubeadm has configured it, kubelet can only fail and be restarted.
    ...(configured.has(CONFIG) && !service.active
      ? [change('start kubelet', sh`systemctl start kubelet`)]
      : []),
  ],
})

import { change, fileChange } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file, firstLine } from '../facts/files.ts'

const PATH = '/etc/selinux/config'

/** The notes write `disabled`, which EL9 no longer honours; permissive is what kubeadm's documentation asks for. */
export const selinuxPermissive = defineStep({
  id: 'selinux-permissive',
  title: 'SELinux warns and does not forbid',
  after: [],
  targets: (_, cluster) => cluster.selinux === 'permissive',
  facts: () => ({ mode: firstLine(sh`getenforce`), config: file(PATH) }),
  diff: ({ mode, config }) => [
    ...(mode === 'Enforcing' ? [change('switch SELinux to permissive', sh`setenforce 0`)] : []),
    ...(config && /^SELINUX=enforcing/m.test(config.content)
      ? fileChange(config, {
          ...config,
          path: PATH,
          content: config.content.replace(/^SELINUX=enforcing.*$/m, 'SELINUX=permissive'),
        })
      : []),
  ],
})

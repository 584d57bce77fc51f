import { defineCheck } from '../core/check.ts'
import { cgroupVersion, kernelRelease } from '../facts/capacity.ts'
import { os } from '../facts/os.ts'

export const system = defineCheck({
  id: 'system',
  title: 'The operating system is one that slipway can prepare',
  facts: () => ({ os, kernel: kernelRelease, cgroup: cgroupVersion }),
  judge: known =>
    [...known].map(([host, { os, kernel, cgroup }]) =>
      os.format
        ? {
            host: host.name,
            level: 'ok',
            message: `${os.name}, kernel ${kernel}, cgroup v${cgroup}, ${os.format} packages`,
          }
        : {
            host: host.name,
            level: 'error',
            message: `${os.name || 'an unknown system'} has neither yum nor apt`,
            hint: 'slipway knows CentOS, RHEL, Rocky, AlmaLinux, Debian and Ubuntu',
          },
    ),
})

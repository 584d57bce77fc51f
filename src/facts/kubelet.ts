import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

/**
 * Where the kubelet that kubeadm set up on a host finds its runtime, as a path; `dockershim` when it was told of none,
 * as it is with Docker up to 1.23. Undefined where kubeadm has set up none. From 1.34 on kubeadm no longer tells it by
 * a flag, so that `dockershim` says nothing there.
 */
export const kubeletRuntime: Fact<string | undefined> = {
  ask: sh`cat /var/lib/kubelet/kubeadm-flags.env`,
  read: ({ code, stdout }) => {
    if (code !== 0) return undefined
    const endpoint = stdout.match(/--container-runtime-endpoint=([^\s"]+)/)?.[1]
    return endpoint?.replace(/^unix:\/\//, '').replace(/^\/var\/run\//, '/run/') ?? 'dockershim'
  },
}

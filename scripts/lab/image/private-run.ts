import { $ } from 'zx'

const shell = $({ quiet: true })

/**
 * Runs a command that mounts things (debootstrap, a chroot with /proc) where nobody sees the mounts.
 * They go when it ends, and it ends when this process does, be it by SIGKILL: the first process of a
 * PID namespace takes all others with it.
 */
export const runPrivately = (command: readonly string[], log: string): Promise<unknown> =>
  shell`exec setpriv --pdeathsig KILL unshare --mount --propagation private --pid --fork --kill-child \
    --mount-proc ${command} >> ${log} 2>&1 < /dev/null`

/** The same inside a tree, with the file systems that package scripts expect. */
export const runInside = (tree: string, script: string, log: string): Promise<unknown> => {
  const mounts = 'mount -t proc proc "$0/proc"; mount -t sysfs -o ro sysfs "$0/sys"'
  const env =
    'PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive'
  const enter = `set -e; ${mounts}; exec env -i ${env} chroot "$0" sh -euxc "$1"`
  return runPrivately(['bash', '-c', enter, tree, script], log)
}

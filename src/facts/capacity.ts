import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'

const number = (stdout: string) => Number(stdout.trim()) || 0

export const cpus: Fact<number> = { ask: sh`nproc`, read: ({ stdout }) => number(stdout) }

/** Total memory in MiB. */
export const memory: Fact<number> = {
  ask: sh`awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo`,
  read: ({ stdout }) => number(stdout),
}

/** Free space in MiB where images and containers go. */
export const diskFree: Fact<number> = {
  ask: sh`df -Pm /var/lib | awk 'NR == 2 { print $4 }'`,
  read: ({ stdout }) => number(stdout),
}

/** cgroup hierarchy that the runtime sees: 2 is the unified one. */
export const cgroupVersion: Fact<1 | 2> = {
  ask: sh`stat -fc %T /sys/fs/cgroup`,
  read: ({ stdout }) => (stdout.trim() === 'cgroup2fs' ? 2 : 1),
}

export const kernelRelease: Fact<string> = {
  ask: sh`uname -r`,
  read: ({ stdout }) => stdout.trim(),
}

import type { Cause } from './cause.ts'

/** What the kernel and the C library say, by whatever program it comes. */
export const machine: readonly Cause[] = [
  {
    id: 'machine-stopped',
    when: /^the machine stopped in the middle of this$/,
    cause: 'the machine restarted, or somebody ended what ran there',
    cure: 'slipway ssh {host} "last -x | head; df -h" shows what happened; then: slipway up',
    transient: true,
  },
  {
    id: 'too-many-files',
    when: /too many open files|inotify_(init|add_watch).*(fail|limit)|no space left on device.*inotify|user limit on (total number of )?inotify/i,
    cause: 'the limit for open or watched files is reached',
    cure: 'slipway ssh {host} sudo sysctl -w fs.inotify.max_user_instances=512 fs.inotify.max_user_watches=524288',
  },
  {
    id: 'disk-full',
    when: /No space left on device|You don't have enough free space|At least \d+[MG]B more space needed|insufficient space in download directory|Disk quota exceeded/i,
    cause: 'a disk of the host is full',
    cure: 'slipway ssh {host} df -h; make room there, then: slipway up',
    hopeless: true,
  },
  {
    id: 'read-only-file-system',
    when: /Read-only file system/i,
    cause: 'a file system of the host is read-only, perhaps because its disk fails',
    cure: 'slipway ssh {host} "sudo dmesg | tail -n 30; mount | grep -w ro"',
    hopeless: true,
  },
  {
    id: 'out-of-memory',
    when: /Out of memory: Kill(ed)? process|oom-kill|Cannot allocate memory|invoked oom-killer|OOMKilled/i,
    cause: 'the machine ran out of memory, and the kernel ended a program',
    cure: 'give the machine more memory (slipway ssh {host} free -m), then: slipway up',
  },
  {
    id: 'selinux-denies',
    when: /avc: +denied|SELinux is preventing|relabel.*(permission denied|operation not permitted)/i,
    cause: 'SELinux forbids it',
    cure: 'set selinux: permissive in cluster.yaml, or look at: slipway ssh {host} sudo ausearch -m avc -ts recent',
  },
  {
    id: 'unit-missing',
    when: /Unit (\S+) (not found|could not be found|is masked)|Failed to (start|enable) \S+: Unit .*/i,
    cause: 'the service is not installed on the host, or was masked by someone',
    cure: 'slipway ssh {host} "systemctl list-unit-files | grep -E \'masked|docker|kubelet\'"',
  },
  {
    id: 'program-missing',
    when: /\b(docker|crictl|ctr|kubeadm|kubectl): (command )?not found/i,
    cause:
      'a program that was installed is gone, as after a power cut that took files of its package',
    cure: 'slipway up, which installs it again',
  },
  {
    id: 'module-missing',
    when: /modprobe: FATAL: Module \S+ not found/i,
    cause:
      'the running kernel has no such module: it was updated without a reboot, or built without',
    cure: 'slipway ssh {host} "uname -r; ls /lib/modules"; reboot the host, then: slipway up',
  },
  {
    id: 'program-killed',
    when: /^exit code 137:/,
    cause: 'the program was killed, by someone or by the kernel',
    cure: 'slipway up; should it come back: slipway ssh {host} "sudo dmesg | grep -i -e killed -e oom"',
    general: true,
  },
  {
    id: 'disk-nearly-full',
    when: /^\S+ +\S+ +\S+ +\S+ +(98|99|100)% +\/(var\S*)?$/,
    cause: 'a disk of the host is full',
    cure: 'slipway ssh {host} df -h; make room there, then: slipway up',
  },
]

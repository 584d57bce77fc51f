import type { Catalogue } from '../../catalogue.ts'

export const machine: Catalogue = {
  'the machine restarted, or somebody ended what ran there': '机器重启了，或者有人结束了上面的程序',
  'slipway ssh {host} "last -x | head; df -h" shows what happened; then: slipway up':
    '用 slipway ssh {host} "last -x | head; df -h" 看看发生了什么；然后：slipway up',
  'the limit for open or watched files is reached': '打开或监视的文件数达到了上限',
  'slipway ssh {host} sudo sysctl -w fs.inotify.max_user_instances=512 fs.inotify.max_user_watches=524288':
    'slipway ssh {host} sudo sysctl -w fs.inotify.max_user_instances=512 fs.inotify.max_user_watches=524288',
  'a disk of the host is full': '主机有磁盘满了',
  'slipway ssh {host} df -h; make room there, then: slipway up':
    'slipway ssh {host} df -h；腾出空间，然后：slipway up',
  'a file system of the host is read-only, perhaps because its disk fails':
    '主机有文件系统变成了只读，可能是磁盘出了故障',
  'slipway ssh {host} "sudo dmesg | tail -n 30; mount | grep -w ro"':
    'slipway ssh {host} "sudo dmesg | tail -n 30; mount | grep -w ro"',
  'the machine ran out of memory, and the kernel ended a program':
    '机器内存耗尽，内核结束了一个程序',
  'give the machine more memory (slipway ssh {host} free -m), then: slipway up':
    '给机器加内存（slipway ssh {host} free -m），然后：slipway up',
  'SELinux forbids it': 'SELinux 不允许',
  'set selinux: permissive in cluster.yaml, or look at: slipway ssh {host} sudo ausearch -m avc -ts recent':
    '在 cluster.yaml 里写 selinux: permissive，或者看看：slipway ssh {host} sudo ausearch -m avc -ts recent',
  'the service is not installed on the host, or was masked by someone':
    '主机上没有安装这个服务，或者有人 mask 了它',
  'slipway ssh {host} "systemctl list-unit-files | grep -E \'masked|docker|kubelet\'"':
    'slipway ssh {host} "systemctl list-unit-files | grep -E \'masked|docker|kubelet\'"',
  'a program that was installed is gone, as after a power cut that took files of its package':
    '装过的程序不见了，比如断电丢了它那个软件包的文件',
  'slipway up, which installs it again': 'slipway up，它会重新安装',
  'the running kernel has no such module: it was updated without a reboot, or built without':
    '正在运行的内核没有这个模块：内核更新后没有重启，或者编译时就没有它',
  'slipway ssh {host} "uname -r; ls /lib/modules"; reboot the host, then: slipway up':
    'slipway ssh {host} "uname -r; ls /lib/modules"；重启主机，然后：slipway up',
  'the program was killed, by someone or by the kernel': '程序被人或内核杀掉了',
  'slipway up; should it come back: slipway ssh {host} "sudo dmesg | grep -i -e killed -e oom"':
    'slipway up；如果再次出现：slipway ssh {host} "sudo dmesg | grep -i -e killed -e oom"',
}

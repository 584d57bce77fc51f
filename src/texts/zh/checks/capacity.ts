import type { Catalogue } from '../../catalogue.ts'

export const capacity: Catalogue = {
  'give the machine more; kubeadm refuses it otherwise': '给机器增加资源；否则 kubeadm 会拒绝',
  'too small for a {0}: {1} CPU of {2}, {3} MiB memory of {4}':
    '对 {0} 来说太小：CPU {1} 个，需要 {2} 个；内存 {3} MiB，需要 {4} MiB',
  'too small for a {0}: {1} CPU of {2}': '对 {0} 来说太小：CPU {1} 个，需要 {2} 个',
  'too small for a {0}: {1} MiB memory of {2}': '对 {0} 来说太小：内存 {1} MiB，需要 {2} MiB',
  'only {0} MiB free below /var/lib': '/var/lib 只剩 {0} MiB',
  'images and logs need about 5 GiB': '镜像和日志大约需要 5 GiB',
  '{0} CPUs, {1} MiB memory, {2} MiB disk free': '{0} 个 CPU，内存 {1} MiB，磁盘空闲 {2} MiB',
  'The machine has the CPUs, memory and disk that its role needs':
    '机器的 CPU、内存和磁盘够它的角色用',
}

import type { Catalogue } from '../../catalogue.ts'

export const preparation: Catalogue = {
  'Nothing is swapped': '没有使用 swap',
  'does not swap': '没有 swap',
  'swaps to {0}': '正在使用 swap：{0}',
  'The kernel has the modules of containers and pod networks': '内核有容器和 Pod 网络需要的模块',
  'the running kernel has {0}': '正在运行的内核有 {0}',
  'the running kernel has no {0}': '正在运行的内核没有 {0}',
  'after an update of the kernel, boot into it; on RHEL 10 and its kin: yum install kernel-modules-extra':
    '如果更新过内核，重启到新内核；RHEL 10 及其衍生版：yum install kernel-modules-extra',
  'No firewall of the host is in the way': '主机上没有防火墙挡路',
  'no firewall runs': '没有防火墙在运行',
  '{0} is at work': '{0} 正在运行',
  '{0} are at work': '{0} 都在运行',
  'open what the nodes need yourself, or write firewall: managed, or disabled, in cluster.yaml':
    '自己放行节点需要的端口，或者在 cluster.yaml 里写 firewall: managed 或 disabled',
}

import type { Catalogue } from '../../catalogue.ts'

export const system: Catalogue = {
  '`slipway versions` shows what goes with what': '`slipway versions` 列出什么配什么',
  '{0} has neither yum nor apt': '{0} 上既没有 yum 也没有 apt',
  'the system is unknown, and has neither yum nor apt': '系统未知，既没有 yum 也没有 apt',
  'slipway knows CentOS, RHEL, Rocky, AlmaLinux, Debian and Ubuntu':
    'slipway 支持 CentOS、RHEL、Rocky、AlmaLinux、Debian 和 Ubuntu',
  '{0} is not one of the systems that slipway is written for': '{0} 不是 slipway 专门支持的系统',
  'its {0} packages are used as those of its family; {1}': '按同一系列的系统使用 {0} 软件包；{1}',
  'kernel {0}: kubeadm 1.{1} refuses it, and takes {2}':
    '内核 {0}：kubeadm 1.{1} 会拒绝它，只接受 {2}',
  'kernel {0}: kubeadm 1.{1} warns of it, and takes {2}':
    '内核 {0}：kubeadm 1.{1} 会对它发出警告，它接受的是 {2}',
  'a system with a newer kernel; {0}': '换用内核更新的系统；{0}',
  'Kubernetes 1.{0} or older, or a system with a newer kernel; {1}':
    'Kubernetes 1.{0} 或更旧的版本，或者换用内核更新的系统；{1}',
  'cgroup v2: kubeadm 1.{0} looks for the controllers of v1':
    'cgroup v2：kubeadm 1.{0} 要找的是 v1 的控制器',
  'Kubernetes 1.21 or newer, or boot with systemd.unified_cgroup_hierarchy=0':
    'Kubernetes 1.21 或更新的版本，或者启动时加上 systemd.unified_cgroup_hierarchy=0',
  'cgroup v1: Kubernetes 1.{0} refuses it, and was told to take it':
    'cgroup v1：Kubernetes 1.{0} 不支持它，但已按设置强行使用',
  'cgroup v1: Kubernetes 1.{0} refuses it': 'cgroup v1：Kubernetes 1.{0} 不支持它',
  'Kubernetes 1.34 or older, or a system with cgroup v2, or kubelet: { failCgroupV1: false }':
    'Kubernetes 1.34 或更旧的版本，或者用 cgroup v2 的系统，或者 kubelet: { failCgroupV1: false }',
  'Docker {0} knows no cgroup v2, which this machine has':
    'Docker {0} 不支持这台机器所用的 cgroup v2',
  'runtime: { version: 20.10.24 }, or boot with systemd.unified_cgroup_hierarchy=0':
    'runtime: { version: 20.10.24 }，或者启动时加上 systemd.unified_cgroup_hierarchy=0',
  "kernel {0}: kube-proxy's mode nftables needs 5.13 or newer":
    '内核 {0}：kube-proxy 的 nftables 模式需要 5.13 或更新的内核',
  'kubeProxy: { mode: iptables }, or a system with a newer kernel':
    'kubeProxy: { mode: iptables }，或者换用内核更新的系统',
  'a system with a newer kernel, or network: { plugin: flannel }':
    '换用内核更新的系统，或者 network: { plugin: flannel }',
  'a system with a newer kernel, or plugin: manifest, which is not looked into, for an older Cilium':
    '换用内核更新的系统，或者用 plugin: manifest（slipway 不检查其内容）装旧版 Cilium',
  'kernel {0}: {1} asks for 5.10 or newer': '内核 {0}：{1} 要求 5.10 或更新的内核',
  "{0} {1}: Docker's packages for {2} seem to end with {3}":
    '{0} {1}：Docker 为 {2} 提供的软件包似乎到 {3} 为止',
  'runtime: { version: {0} }, or repositories of your own':
    'runtime: { version: {0} }，或者用自己的软件仓库',
  '{0}, kernel {1}, cgroup v{2}, {3} packages': '{0}，内核 {1}，cgroup v{2}，{3} 软件包',
  'The operating system is one that slipway can prepare': '操作系统是 slipway 能处理的',
}

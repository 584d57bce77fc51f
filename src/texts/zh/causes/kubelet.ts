import type { Catalogue } from '../../catalogue.ts'

export const kubelet: Catalogue = {
  'the kubelet does not run with swap on': '开着 swap 时 kubelet 不运行',
  'slipway ssh {host} "swapon --show; systemctl list-units --type swap", then: slipway up':
    'slipway ssh {host} "swapon --show; systemctl list-units --type swap"，然后：slipway up',
  'this kubelet does not run on cgroups v1': '这个版本的 kubelet 不在 cgroup v1 上运行',
  'boot the host without systemd.unified_cgroup_hierarchy=0, or set failCgroupV1: false under kubelet in cluster.yaml':
    '启动主机时去掉 systemd.unified_cgroup_hierarchy=0，或者在 cluster.yaml 的 kubelet 下写 failCgroupV1: false',
  'this kubelet knows cgroups v1 only, and the host booted with v2':
    '这个版本的 kubelet 只认 cgroup v1，而主机启动时用的是 v2',
  'boot the host with systemd.unified_cgroup_hierarchy=0, or take kubernetes.version 1.22 or later':
    '启动主机时加上 systemd.unified_cgroup_hierarchy=0，或者把 kubernetes.version 改为 1.22 或更新的版本',
  'the kubelet is started with a flag that its version does not know':
    'kubelet 启动时带了这个版本不认识的参数',
  'slipway ssh {host} cat /var/lib/kubelet/kubeadm-flags.env /etc/default/kubelet /etc/sysconfig/kubelet':
    'slipway ssh {host} cat /var/lib/kubelet/kubeadm-flags.env /etc/default/kubelet /etc/sysconfig/kubelet',
  'the kubelet does not understand its configuration': 'kubelet 看不懂它的配置',
  'compare the fragment under kubelet in cluster.yaml with: slipway ssh {host} sudo cat /var/lib/kubelet/config.yaml':
    '把 cluster.yaml 里 kubelet 下的内容与这里对照：slipway ssh {host} sudo cat /var/lib/kubelet/config.yaml',
  'the kubelet ends as soon as it is started': 'kubelet 一启动就退出',
  'see why: slipway ssh {host} sudo journalctl -u kubelet -n 50 --no-pager; then: slipway up':
    '看看原因：slipway ssh {host} sudo journalctl -u kubelet -n 50 --no-pager；然后：slipway up',
  'kube-proxy may not set the limits of conntrack here: the host is a container itself':
    'kube-proxy 在这里无权设置 conntrack 的上限：主机本身就是容器',
  'set kubeProxy.conntrack.maxPerCore and .min to 0 in cluster.yaml':
    '在 cluster.yaml 里把 kubeProxy.conntrack.maxPerCore 和 .min 设为 0',
}

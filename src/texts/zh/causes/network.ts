import type { Catalogue } from '../../catalogue.ts'

export const network: Catalogue = {
  'a program of the pod network is missing in /opt/cni/bin': '/opt/cni/bin 里缺少 Pod 网络的程序',
  'slipway ssh {host} ls /opt/cni/bin; install kubernetes-cni there, or take a newer network.version':
    'slipway ssh {host} ls /opt/cni/bin；在那里安装 kubernetes-cni，或者换用更新的 network.version',
  'the bridge cni0 is left from an earlier pod network': '网桥 cni0 是以前的 Pod 网络留下的',
  'slipway ssh {host} sudo ip link delete cni0; it is made anew with the next pod':
    'slipway ssh {host} sudo ip link delete cni0；下一个 Pod 会重新创建它',
  'the cluster was made without a pod subnet, or with one that is used up':
    '建集群时没有设置 Pod 子网，或者子网已经用完',
  'compare network.podSubnet in cluster.yaml with: kubectl -n kube-system get configmap kubeadm-config -o yaml':
    '把 cluster.yaml 里的 network.podSubnet 与这里对照：kubectl -n kube-system get configmap kubeadm-config -o yaml',
  'the kernel module br_netfilter is not loaded': '内核模块 br_netfilter 没有加载',
  'slipway ssh {host} sudo modprobe br_netfilter; if there is none, install the modules of the running kernel':
    'slipway ssh {host} sudo modprobe br_netfilter；如果没有这个模块，安装正在运行的内核的模块包',
  'flannel finds no network card that carries the address of the host':
    'flannel 找不到带有主机地址的网卡',
  'compare hosts.{host}.address in cluster.yaml with: slipway ssh {host} ip -brief address':
    '把 cluster.yaml 里的 hosts.{host}.address 与这里对照：slipway ssh {host} ip -brief address',
  'flannel does not run on this host yet': 'flannel 还没有在这台主机上运行',
  'kubectl get pods -A -o wide --field-selector spec.nodeName={host}, and look at the log of flannel there':
    'kubectl get pods -A -o wide --field-selector spec.nodeName={host}，再看那里 flannel 的日志',
  'packets do not get through this node to nginx: kube-proxy or the pod network does not run here, or a firewall stands between':
    '数据包不能经过这个节点到达 nginx：kube-proxy 或 Pod 网络没有在这里运行，或者中间有防火墙',
  'kubectl get pods -A -o wide --field-selector spec.nodeName={host}, and look at the log of what does not run there':
    'kubectl get pods -A -o wide --field-selector spec.nodeName={host}，看看没有运行起来的那个的日志',
}

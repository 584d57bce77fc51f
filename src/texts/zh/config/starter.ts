import type { Catalogue } from '../../catalogue.ts'

/** What the comments of a first cluster.yaml say. */
export const starter: Catalogue = {
  '{0}: Kubernetes {1} on {2} {3}': '{0}：Kubernetes {1}，使用 {2} {3}',
  'Where logging in to this one differs': '这一台登录方式的不同之处',
  'The wanted state of a cluster. What is left out, the preset fills in; slipway schema describes every setting.':
    '集群应有的状态。没有写的由预设补全；slipway schema 说明每一项设置。',
  'Next: slipway check, then slipway plan, then slipway up.':
    '接下来：slipway check，然后 slipway plan，然后 slipway up。',
  'Name of the cluster': '集群的名称',
  'The recipe that fills in the rest:': '补全其余设置的预设：',
  "Logging in, as root or as a user who may use sudo. What is not said here, OpenSSH's configuration says":
    '怎样登录：用 root，或用可使用 sudo 的用户。这里没有写的，由 OpenSSH 的配置决定',
  'The machines. A name becomes host name and node name; the address is on a network card, and all others reach it':
    '机器。名字就是主机名和节点名；地址要在它自己的网卡上，其他机器都连得到',
  'kubelet, kubeadm and kubectl are pinned to this; slipway versions shows what goes with what':
    'kubelet、kubeadm 和 kubectl 固定为这个版本；slipway versions 列出哪些版本相配',
  'The network of the pods: flannel, calico, cilium, manifest or none. Its subnets must not hold any of the addresses above':
    'Pod 的网络：flannel、calico、cilium、manifest 或 none。它的子网不能包含上面的任何一个地址',
  'Where packages and images come from: upstream, aliyun or tuna':
    '软件包和镜像从哪里下载：upstream、aliyun 或 tuna',
}

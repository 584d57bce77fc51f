import type { Catalogue } from '../../catalogue.ts'

export const joining: Catalogue = {
  'the control plane does not vouch for the join token: kube-controller-manager, which signs it, is not there yet, or the token has expired':
    '控制平面还不能为加入集群用的 token 作证：给它签名的 kube-controller-manager 还没起来，或者 token 已过期',
  'slipway up makes a new one; should it come back, look for kube-controller-manager: slipway ssh CONTROL-PLANE "sudo crictl ps -a || sudo docker ps -a"; and compare the clocks: slipway ssh {host} date':
    'slipway up 会生成新的；如果再次出现，看看 kube-controller-manager：slipway ssh CONTROL-PLANE "sudo crictl ps -a || sudo docker ps -a"；并比较时钟：slipway ssh {host} date',
  'the join token has expired, or was deleted': '加入集群用的 token 已过期，或者已被删除',
  'slipway up makes a new one; should it come back, compare the clocks: slipway ssh {host} date':
    'slipway up 会新建一个；如果反复出现，比较各主机的时钟：slipway ssh {host} date',
  "the control plane's certificate authority is not the one that was expected: it was made anew, or another cluster answers at that address":
    '控制平面的 CA 与预期的不同：它被重建过，或者那个地址上应答的是另一个集群',
  'look who answers there: slipway status; then: slipway up':
    '看看是谁在应答：slipway status；然后：slipway up',
  'the control plane does not show new nodes what they need (cluster-info)':
    '控制平面没有向新节点公开它们需要的信息（cluster-info）',
  'on the control plane: sudo kubeadm init phase bootstrap-token, then: slipway up':
    '在控制平面上：sudo kubeadm init phase bootstrap-token，然后：slipway up',
  'the clocks of the hosts differ, or a certificate has run out':
    '各主机的时钟不一致，或者有证书过期了',
  'slipway ssh {host} "date; sudo kubeadm certs check-expiration"; set the clock or renew what has run out':
    'slipway ssh {host} "date; sudo kubeadm certs check-expiration"；校准时钟，或者更新过期的证书',
  'the certificate of the API server is not of this cluster: files of an earlier one are left, or its address has changed':
    'API 服务器的证书不属于这个集群：留有以前集群的文件，或者它的地址变了',
  'if nothing on that host is needed any more: slipway ssh {host} sudo kubeadm reset -f, then: slipway up':
    '如果那台主机上的东西都不再需要：slipway ssh {host} sudo kubeadm reset -f，然后：slipway up',
  'a node of that name is in the cluster already': '集群里已经有同名的节点',
  'on the control plane, if that node is gone: sudo kubectl --kubeconfig /etc/kubernetes/admin.conf delete node {host}, then: slipway up':
    '如果那个节点已经不在了，在控制平面上：sudo kubectl --kubeconfig /etc/kubernetes/admin.conf delete node {host}，然后：slipway up',
  "the control plane's certificates for a further one are kept for two hours only, or under another key":
    '供其他控制平面使用的证书只保留两小时，或者用的是另一个密钥',
  'slipway up uploads them again': 'slipway up 会重新上传',
  'the cluster was made without an address that several control planes can share':
    '建集群时没有设置可供多个控制平面共用的地址',
  'keep one control plane in cluster.yaml, or build the cluster anew with an endpoint':
    'cluster.yaml 里只保留一个控制平面，或者带上 endpoint 重建集群',
  'two control planes joined at once, and etcd takes one after the other':
    '两个控制平面同时加入，而 etcd 一次只接受一个',
  'slipway up': 'slipway up',
  'etcd still knows this machine from before, while its data is gone':
    'etcd 还记得这台机器，但它的数据已经没有了',
  'remove the old member (etcdctl member remove ID) on another control plane, then: slipway ssh {host} sudo kubeadm reset -f':
    '在另一个控制平面上移除旧成员（etcdctl member remove ID），然后：slipway ssh {host} sudo kubeadm reset -f',
  'etcd has no majority of healthy members': 'etcd 的健康成员不足半数',
  'slipway ssh {host} "sudo crictl ps -a --name etcd || sudo docker ps -a -f name=etcd", and look at the log of the one that ended':
    'slipway ssh {host} "sudo crictl ps -a --name etcd || sudo docker ps -a -f name=etcd"，再看退出的那个容器的日志',
  'the address in cluster.yaml is not on any network card of this host':
    'cluster.yaml 里的地址不在这台主机的任何网卡上',
  'compare it with: slipway ssh {host} ip -brief address; correct hosts.{host}.address':
    '对照：slipway ssh {host} ip -brief address；改正 hosts.{host}.address',
  'kubeadm takes either a file or flags': 'kubeadm 要么用配置文件，要么用命令行参数，不能混用',
  'look for flags in: slipway ssh {host} "env | grep -i kubeadm; alias kubeadm"':
    '看看哪里加了参数：slipway ssh {host} "env | grep -i kubeadm; alias kubeadm"',
  'the kubelet does not run': 'kubelet 没有运行',
  'slipway ssh {host} sudo journalctl -u kubelet -n 50 --no-pager':
    'slipway ssh {host} sudo journalctl -u kubelet -n 50 --no-pager',
  'a component of the control plane is started with a flag that it does not take':
    '控制平面的某个组件启动时带了它不认识的参数',
  'compare extraArgs in cluster.yaml with: slipway ssh {host} sudo grep -n -e -- /etc/kubernetes/manifests/*':
    '把 cluster.yaml 里的 extraArgs 与这里对照：slipway ssh {host} sudo grep -n -e -- /etc/kubernetes/manifests/*',
  'the control plane did not come up in time: a container of it ended, or its image came too late':
    '控制平面没有按时起来：有容器退出了，或者镜像来得太晚',
  'slipway logs {host}; what ended: slipway ssh {host} "sudo crictl ps -a || sudo docker ps -a"':
    'slipway logs {host}；看看什么退出了：slipway ssh {host} "sudo crictl ps -a || sudo docker ps -a"',
}

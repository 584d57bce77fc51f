import type { Catalogue } from '../../catalogue.ts'

export const cluster: Catalogue = {
  '{0} belongs to the cluster {1}, not to {2}': '{0} 属于集群 {1}，而不是 {2}',
  'somebody else has run kubeadm on {0}': '有别人在 {0} 上运行过 kubeadm',
  'found: {0}': '发现：{0}',
  'a note that slipway left': 'slipway 留下的记录',
  'slipway reset --host {0} resets it all the same; other hosts can be named as well':
    'slipway reset --host {0} 仍然可以重置它；也可以一并点名别的主机',
  'reset kubeadm: {0}': '重置 kubeadm：{0}',
  'remove what a reset has left: {0}': '删除上次重置留下的：{0}',
  'the note whose it was': '记着它属于谁的记录',
  'all that is in the etcd of the cluster is lost, and its certificates':
    '集群的 etcd 里的一切和它的证书都会丢失',
  'all that is in the etcd of the cluster {0} is lost, and its certificates':
    '集群 {0} 的 etcd 里的一切和它的证书都会丢失',
  'its pods end, and what they keep on the host alone is lost':
    '它的 Pod 会结束，只存在主机上的数据会丢失',
  'its pods end, which belong to the cluster {0}, and what they keep on the host alone is lost':
    '它的 Pod（属于集群 {0}）会结束，只存在主机上的数据会丢失',
  'the cluster {0}': '集群 {0}',
  'adopt the control plane of {0}, as it stands': '原样接管{0}的控制平面',
  'adopt the node of {0}, as it stands': '原样接管{0}的节点',
  'run kubeadm init for Kubernetes {0}': '运行 kubeadm init，Kubernetes {0}',
  'run kubeadm join': '运行 kubeadm join',
  'add {0} to ipset {1}': '把 {0} 加入 ipset {1}',
  'remove {0} from ipset {1}': '从 ipset {1} 里移除 {0}',
  'the API server did not get ready within {0} s': 'API 服务器在 {0} 秒内没有就绪',
  'slipway reset --host {0} gives it up': 'slipway reset --host {0} 放弃它',
  'put back what was taken away from /etc/kubernetes/manifests; {0}':
    '把从 /etc/kubernetes/manifests 拿走的放回去；{0}',
  'put back what was taken away there; {0}': '把从那里拿走的放回去；{0}',
  'slipway ssh {0} "{1} && sudo kubeadm init phase {2} --config kubeadm.yaml"; {3}':
    'slipway ssh {0} "{1} && sudo kubeadm init phase {2} --config kubeadm.yaml"；{3}',
  'the control plane was whole once and lacks something now: {0}':
    '控制平面曾经是完整的，现在缺少：{0}',
  'The control plane answers, and kubeadm init has ended there':
    '控制平面有应答，kubeadm init 在那里已经做完',
  'wait for the API server; if its kubeadm init never ended, reset and repeat it':
    '等待 API 服务器；如果它的 kubeadm init 没有做完，就重置并重做',
  'the API server answered, and fell silent again': 'API 服务器应答过，又没有声音了',
  'nothing was reset; see `journalctl -u kubelet` on the host, then run up again':
    '什么都没有重置；在主机上看看 `journalctl -u kubelet`，再执行 up',
  'restart kube-proxy on every node, with its mode {0}': '在每个节点上重启 kube-proxy，模式为 {0}',
  "change kube-proxy's mode from {0} to {1}, and restart it; rules of {2} stay on a node until that restarts":
    '把 kube-proxy 的模式从 {0} 改为 {1} 并重启它；{2} 的规则会留在节点上，直到节点重启',
  'kubeadm {0} of {1}': '{1} 的 kubeadm {0}',
  'kubeadm {0}': 'kubeadm {0}',
  'reset a {0} that got as far as {1}': '重置做到 {1} 为止的 {0}',
  'note on the host that kubeadm {0} has ended': '在主机上记下 kubeadm {0} 已经结束',
  'somebody else': '别人',
  '{0} began a kubeadm on {1} and did not end it (it reached {2})':
    '{0}在 {1} 上开始过 kubeadm，没有做完（做到 {2}）',
  '{0} belongs to {1}, not to {2}': '{0} 属于{1}，而不是 {2}',
  '{0} runs the control plane of {1}, not of {2}': '{0} 上运行的是{1}的控制平面，而不是 {2} 的',
  'slipway reset --host {0} clears the host, and loses what is there':
    'slipway reset --host {0} 会清理这台主机，上面的东西会丢失',
  "the API server on {0} answers for a cluster that is not {1}'s, and lacks something: {2}":
    '{0} 上的 API 服务器属于一个不是 {1} 的集群，而且缺少：{2}',
  'make it whole under the name {0}, then --adopt {1} takes it; {2}':
    '先以 {0} 这个名字把它补完整，再用 --adopt {1} 接管；{2}',
  'slipway up --adopt {0} takes it over, as far as it is whole; {1}; or take it out of cluster.yaml':
    'slipway up --adopt {0} 接管它（以它完整为限）；{1}；或者把它从 cluster.yaml 里去掉',
  'Every node has the labels and taints of cluster.yaml':
    '每个节点都有 cluster.yaml 里的标签和污点',
  'label the node {0}': '给节点打标签 {0}',
  'taint the node {0}': '给节点加污点 {0}',
  'take the taint {0} off the node': '去掉节点的污点 {0}',
  'apply {0}': '应用 {0}',
  'apply {0}: {1}': '应用 {0}：{1}',
  'and {0} more': '还有 {0} 个',
  'wait until the node is Ready': '等到节点 Ready',
  'start kubelet now, and wait until it stays up': '现在启动 kubelet，并等到它不再退出',
  'kubelet ends as soon as it is started': 'kubelet 一启动就退出',
  'start flannel there anew: {0} is gone': '在那里重新启动 flannel：{0} 不见了',
  'start flannel there anew: its link has another MAC address than it has told the other nodes':
    '在那里重新启动 flannel：它的网卡的 MAC 地址和它告诉其他节点的不一样',
  'flannel has not told the other nodes the MAC address of its link':
    'flannel 没有把它网卡的 MAC 地址告诉其他节点',
  'flannel has not written its configuration': 'flannel 没有写出它的配置',
  "flannel's link to the other nodes is gone, and its pods reach nobody":
    'flannel 通往其他节点的网卡不见了，它的 Pod 谁也连不到',
  'slipway ssh {0} sudo systemctl reboot, then: slipway up':
    'slipway ssh {0} sudo systemctl reboot，然后：slipway up',
  'Every node is Ready': '每个节点都 Ready',
  'the cluster has {0} in {1}, and {2} cannot take its place while pods use it':
    '集群的 {1} 里已有 {0}，Pod 正在用它，不能换成 {2}',
  'slipway reset, then up, makes the cluster anew; or take it out by hand: kubectl -n {0} delete daemonset/{1}, restart every node, and run up again':
    '先 slipway reset 再 up，重建集群；或者手工移除：kubectl -n {0} delete daemonset/{1}，重启每个节点，再执行 up',
  'The pod network is in the cluster, with its pod subnet':
    'Pod 网络已在集群里，用的是集群的 Pod 子网',
  'Nothing of kubeadm is left on the worker': '工作节点上没有 kubeadm 的任何残留',
  'The API server, if it answers, knows the node no more':
    'API 服务器（如果有应答）里不再有这个节点',
  'delete its node': '删除它的节点',
  'Nothing of kubeadm is left on the control plane': '控制平面上没有 kubeadm 的任何残留',
  'nginx runs in the cluster, behind a NodePort': 'nginx 在集群里运行，可以从 NodePort 访问',
  'nginx and its NodePort': 'nginx 和它的 NodePort',
  'wait until nginx runs': '等到 nginx 运行',
  'nginx answers through its NodePort on every node': '从每个节点的 NodePort 都能访问 nginx',
  "fetch nginx's page from {0}": '从 {0} 取 nginx 的页面',
  'nginx did not answer at {0} within {1} s': 'nginx 在 {0} 没有应答，等了 {1} 秒',
  'a control plane that is no more': '已经不存在的控制平面',
  'another control plane': '另一个控制平面',
  'a control plane that is about to be made anew': '即将重建的控制平面',
  '{0} is to be a worker, and holds the etcd of a control plane of somebody else':
    '{0} 要做工作节点，却留有别人的控制平面的 etcd',
  'nothing resets that but slipway reset --host {0}':
    '除了 slipway reset --host {0}，什么都不会重置它',
  'Every worker has joined the cluster': '每个工作节点都已加入集群',
  'ask the API server, once it answers, whether the node has joined; if not, join it':
    '等 API 服务器应答后问它节点加入了没有；没有就加入',
  'take back the join token of a run that was cut off': '收回被打断的运行留下的 token',
  'the API server did not answer {0} within {1} s': 'API 服务器在 {1} 秒内没有应答 {0}',
  'put it back from a backup; or make the cluster anew: slipway reset, then slipway up':
    '用备份把它放回去；或者重建集群：先 slipway reset，再 slipway up',
  'the API server does not tell {0} whether it has joined': 'API 服务器没有告诉 {0} 它是否已加入',
  '{0} has no {1}': '{0} 没有 {1}',
}

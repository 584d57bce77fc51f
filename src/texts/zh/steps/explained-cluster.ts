import type { Catalogue } from '../../catalogue.ts'

export const explainedCluster: Catalogue = {
  'kubeadm init makes certificates, starts etcd, API server, scheduler and controller manager as static pods, and configures the cluster. Whether it has ended is asked of the API server; one that died half-way is reset on that machine alone and run again, one that was whole never is.':
    'kubeadm init 生成证书，以静态 Pod 启动 etcd、API 服务器、调度器和控制器管理器，并配置集群。做完没有，问的是 API 服务器；半途而废的只重置那一台再做一遍，曾经完整的绝不重置。',
  'slipway reset: all that is in etcd is lost': 'slipway reset：etcd 里的一切都会丢失',
  'kubeadm init --apiserver-advertise-address … --kubernetes-version v1.19.0 …':
    'kubeadm init --apiserver-advertise-address … --kubernetes-version v1.19.0 …',
  'kubeadm init --config /var/lib/slipway/kubeadm.yaml, a file that only root can read and that is gone afterwards:':
    'kubeadm init --config /var/lib/slipway/kubeadm.yaml，这个文件只有 root 能读，用完即删：',
  'kubectl finds the API server, and shows it a certificate, by ~/.kube/config. It is given to root and to the user who logs in, readable by nobody else.':
    'kubectl 靠 ~/.kube/config 找到 API 服务器并出示证书。root 和登录用户各有一份，别人都不能读。',
  'rm ~/.kube/config, as each of them': '各自执行 rm ~/.kube/config',
  'install -m 600 -o {0} /etc/kubernetes/admin.conf ~{1}/.kube/config':
    'install -m 600 -o {0} /etc/kubernetes/admin.conf ~{1}/.kube/config',
  'Without one pods have no addresses, CoreDNS waits and no node gets Ready. It takes the same pod subnet that kubeadm was told, and the network card of the address in cluster.yaml, not the first that it finds.':
    '没有它，Pod 就没有地址，CoreDNS 一直等着，节点也不会 Ready。它用的 Pod 子网与告诉 kubeadm 的相同，网卡是 cluster.yaml 里的地址所在的那块，而不是它找到的第一块。',
  'kubectl delete -f of the same manifest; other networks only after slipway reset':
    'kubectl delete -f 同一份清单；换别的网络要先 slipway reset',
  'kubectl apply -f …/flannel/master/Documentation/kube-flannel.yml':
    'kubectl apply -f …/flannel/master/Documentation/kube-flannel.yml',
  'kubeadm join gives a machine its certificates and starts its kubelet as a node. Each gets a token of its own that is valid for half an hour and is taken back at once; it is in no argument list and in no log.':
    'kubeadm join 让机器得到证书，并把它的 kubelet 作为节点启动。每次加入用一个半小时有效的新 token，用完立刻收回；它不出现在命令行参数和日志里。',
  'slipway reset --host NAME': 'slipway reset --host NAME',
  'on the control plane: make a bootstrap token':
    '在控制平面上：生成一个引导令牌（bootstrap token）',
  'on the worker: kubeadm join --config /var/lib/slipway/kubeadm.yaml, with the token, the address of the API server and the digest of its CA':
    '在工作节点上：kubeadm join --config /var/lib/slipway/kubeadm.yaml，其中有 token、API 服务器的地址和它的 CA 的摘要',
  'on the control plane: take the token back': '在控制平面上：收回这个 token',
  'Pods choose nodes by labels, and nodes repel pods by taints. Those of cluster.yaml are set; labels that somebody else has added stay.':
    'Pod 按标签选择节点，节点用污点排斥 Pod。只设置 cluster.yaml 里写的；别人加的标签保留不动。',
  'kubectl label node NAME KEY-': 'kubectl label node NAME KEY-',
  'kubectl taint node NAME KEY:EFFECT-': 'kubectl taint node NAME KEY:EFFECT-',
  'A node is Ready when its kubelet, runtime and network work together. This is waited for, for five minutes, and what kubelet and containers complain of meanwhile ends it early where waiting is in vain.':
    'kubelet、容器运行时和网络都正常，节点才会 Ready。最多等五分钟；其间 kubelet 和容器报出的问题如果再等也没有用，就提前结束。',
  'nothing: it only waits, and mends what a reboot took from flannel or the kubelet':
    '没有什么可撤销：它只是等待，并修好重启后 flannel 或 kubelet 失去的东西',
  '"only when all nodes are Ready has it started"': '“所有节点 Ready 后，才说明正常启动”',
  'A small web server shows that images are pulled, pods scheduled and addresses given. smokeTest: false leaves it out.':
    '一个小小的 Web 服务器，用来证明镜像能拉取、Pod 能调度、地址能分配。写 smokeTest: false 就不部署。',
  'kubectl delete deployment,service slipway-smoke-test':
    'kubectl delete deployment,service slipway-smoke-test',
  '"make sure by an nginx"': '“通过一个 nginx 来确认”',
  'The page of that web server is fetched through the NodePort of every node, so through kube-proxy and the pod network of each: a cluster whose nodes are Ready may still fail here.':
    '从每个节点的 NodePort 取一次这个 Web 服务器的页面，也就经过了每个节点的 kube-proxy 和 Pod 网络：节点都 Ready 的集群，在这里仍可能失败。',
  'nothing: it only asks': '没有什么可撤销：它只是查看',
  'Part of slipway reset: kubeadm reset, and what it leaves behind: links, rules and files of the pod network.':
    '属于 slipway reset：kubeadm reset，以及它留下的 Pod 网络的网卡、规则和文件。',
  'slipway up joins it again; what pods kept on the host alone is lost':
    'slipway up 让它重新加入；Pod 只存在主机上的数据会丢失',
  'Part of slipway reset: a node whose kubelet is gone would stay in the list as NotReady, and its name could not join again.':
    '属于 slipway reset：kubelet 已经没有的节点会一直以 NotReady 留在列表里，同名的机器也无法再加入。',
  'slipway up joins it again': 'slipway up 让它重新加入',
  'Part of slipway reset: kubeadm reset of the control plane, after all workers are cleared.':
    '属于 slipway reset：所有工作节点清理之后，对控制平面执行 kubeadm reset。',
  'nothing brings back what was in etcd': 'etcd 里的数据无法恢复',
}

import type { Catalogue } from '../../catalogue.ts'

export const explainedMachine: Catalogue = {
  'The kubelet registers the node under the name of the machine. Two machines of one name would be one node, and images of systems all bear the same.':
    'kubelet 以机器的名字注册节点。两台同名的机器会变成一个节点，而同一个系统镜像装出来的机器名字都一样。',
  'hostnamectl set-hostname OLD-NAME': 'hostnamectl set-hostname OLD-NAME',
  'Nodes find each other by name without any DNS server. A name of its own that leads to 127.0.1.1, as Debian and Vagrant write it, would have kubelet and etcd talk to themselves.':
    '没有 DNS 服务器，节点也能按名字找到彼此。Debian 和 Vagrant 会把本机名指向 127.0.1.1，那样 kubelet 和 etcd 就会跟自己说话。',
  'take the lines from "# slipway: begin" to "# slipway: end" out of /etc/hosts':
    '从 /etc/hosts 里删掉“# slipway: begin”到“# slipway: end”之间的行',
  'cat >> /etc/hosts, once more with every run': 'cat >> /etc/hosts，每跑一次就追加一遍',
  'Containers must be allowed to read what kubelet and runtime give them from the host. kubeadm asks for permissive where no policy for that is loaded: violations are logged, not forbidden.':
    '容器必须能读 kubelet 和容器运行时从主机给它们的东西。在没有加载相应策略的系统上，kubeadm 要求 permissive：违规只记录，不禁止。',
  'sed -i s/enforcing/disabled/ /etc/selinux/config; setenforce 0':
    'sed -i s/enforcing/disabled/ /etc/selinux/config; setenforce 0',
  'The kubelet refuses to start on a machine that swaps, unless told otherwise: memory that is swapped out cannot be accounted for.':
    '除非另有设置，kubelet 在开着 swap 的机器上拒绝启动：换出去的内存没法计算。',
  'take "# slipway: " from the lines of /etc/fstab': '去掉 /etc/fstab 里那几行开头的“# slipway: ”',
  'overlay is what layers of images are mounted with; br_netfilter makes the bridge of the pods pass its packets to iptables, where Services live. Modes of kube-proxy other than iptables need modules of their own.':
    'overlay 用来挂载镜像的各层；br_netfilter 让 Pod 的网桥把数据包交给 iptables，Service 就在那里实现。kube-proxy 除 iptables 以外的模式还需要自己的模块。',
  'rm /etc/modules-load.d/kubernetes.conf; a module is gone after the next boot':
    'rm /etc/modules-load.d/kubernetes.conf；下次开机后模块就没有了',
  'A node forwards packets between its pods and others, and bridged packets pass iptables. kubeadm refuses a machine that does not. The bridge keys exist only once br_netfilter is loaded.':
    '节点要在自己的 Pod 与外界之间转发数据包，经过网桥的数据包要经过 iptables。不这样的机器 kubeadm 会拒绝。与网桥有关的键要先加载 br_netfilter 才存在。',
  'cat > /etc/sysctl.d/k8s.conf; sysctl --system, before the module is loaded':
    'cat > /etc/sysctl.d/k8s.conf; sysctl --system，而且是在加载模块之前',
  'With firewall: disabled nothing on the host stands between nodes, pods and Services. Meant for networks that have a firewall of their own in front.':
    '写了 firewall: disabled，主机上就没有东西挡在节点、Pod 和 Service 之间。适用于前面另有防火墙的网络。',
  'systemctl enable --now firewalld (or: ufw enable)':
    'systemctl enable --now firewalld（或者：ufw enable）',
  'systemctl disable firewalld; systemctl stop firewalld':
    'systemctl disable firewalld; systemctl stop firewalld',
  'With firewall: managed the firewall of the host stays on, and lets in what its role and the pod network need, what cluster.yaml opens, and SSH.':
    '写了 firewall: managed，主机的防火墙就开着，只放行它的角色和 Pod 网络需要的、cluster.yaml 里打开的，以及 SSH。',
  'firewalld: remove the zones, services and ipsets whose names begin with slipway, then firewall-cmd --reload':
    'firewalld：删除名字以 slipway 开头的 zone、service 和 ipset，再执行 firewall-cmd --reload',
  'ufw: ufw status numbered shows the rules with the comment slipway; ufw delete NUMBER':
    'ufw：用 ufw status numbered 找到注释为 slipway 的规则；ufw delete NUMBER',
  'nftables: systemctl disable --now slipway-firewall':
    'nftables：systemctl disable --now slipway-firewall',
  'NetworkManager takes addresses and routes from links that it thinks its own, and pods would lose theirs. And udev of systemd 242 and newer changes the MAC address of the link of a flannel before 0.15.1, after it was told to the other nodes, whose packets are then dropped.':
    'NetworkManager 会拿走它认为归自己管的网卡的地址和路由，Pod 的也会因此丢失。另外，0.15.1 之前的 flannel 把自己网卡的 MAC 地址告诉其他节点以后，systemd 242 及更新版本的 udev 会改掉这个地址，其他节点发来的包就会被丢弃。',
  'systemctl reload NetworkManager': 'systemctl reload NetworkManager',
  'Kubernetes and the container runtime come from repositories of their own, with signatures that are checked. Their packages are kept out of plain upgrades of the system, which would take a node to a version that the cluster does not have.':
    'Kubernetes 和容器运行时来自各自的软件仓库，签名都要检查。它们的软件包不参与系统的普通升级，否则节点会升到与集群不同的版本。',
  'yum: rm /etc/yum.repos.d/kubernetes.repo /etc/yum.repos.d/docker-ce.repo':
    'yum：rm /etc/yum.repos.d/kubernetes.repo /etc/yum.repos.d/docker-ce.repo',
  'apt: rm /etc/apt/sources.list.d/kubernetes.list /etc/apt/sources.list.d/docker-ce.list; apt-get update':
    'apt：rm /etc/apt/sources.list.d/kubernetes.list /etc/apt/sources.list.d/docker-ce.list; apt-get update',
  'wget docker-ce.repo; cat > /etc/yum.repos.d/kubernetes.repo with gpgcheck=0':
    'wget docker-ce.repo；cat > /etc/yum.repos.d/kubernetes.repo，其中 gpgcheck=0',
  'Certificates are valid from a moment to another, and tokens for half an hour: on a wrong clock joining fails, with messages that speak of anything but the time.':
    '证书只在一段时间内有效，token 只有半小时：时钟不对，加入就会失败，而报错里只字不提时间。',
  'systemctl disable --now chrony (on EL: chronyd)':
    'systemctl disable --now chrony（EL 上：chronyd）',
  'yum install -y ntpdate; ntpdate, once': 'yum install -y ntpdate；ntpdate，只对一次',
  'The kubelet starts containers through a runtime. Its version is pinned to one that goes with the version of Kubernetes, and both use the same cgroup driver: with two, pods are killed as memory gets short.':
    'kubelet 通过容器运行时启动容器。它的版本固定为与 Kubernetes 相配的一个，两者用同一个 cgroup 驱动：如果不同，内存紧张时 Pod 会被杀掉。',
  'apt: apt-mark unhold PACKAGE; apt-get purge PACKAGE':
    'apt：apt-mark unhold PACKAGE; apt-get purge PACKAGE',
  'yum: yum remove PACKAGE, with the packages that slipway plan names':
    'yum：yum remove PACKAGE，软件包的名字见 slipway plan',
  'yum -y install docker-ce-18.06.1.ce-3.el7; cat > /etc/docker/daemon.json; systemctl enable --now docker':
    'yum -y install docker-ce-18.06.1.ce-3.el7; cat > /etc/docker/daemon.json; systemctl enable --now docker',
  'kubelet and kubeadm are of the version that the cluster is to have, no newer and no older, and stay so until an upgrade is led by kubeadm.':
    'kubelet 和 kubeadm 的版本就是集群要用的版本，不新也不旧，直到由 kubeadm 升级为止。',
  'apt: apt-mark unhold kubelet kubeadm kubectl; apt-get purge kubelet kubeadm kubectl':
    'apt：apt-mark unhold kubelet kubeadm kubectl; apt-get purge kubelet kubeadm kubectl',
  'yum: yum remove kubelet kubeadm kubectl': 'yum：yum remove kubelet kubeadm kubectl',
  'yum install -y kubelet kubeadm kubectl, without any version':
    'yum install -y kubelet kubeadm kubectl，没有写版本',
  'After a reboot the node comes back by itself. Before kubeadm has configured it the kubelet is not started: it could only fail and be started again.':
    '重启之后，节点会自己恢复。kubeadm 给它配置之前不启动 kubelet：那时它只会不停地失败、再被启动。',
  'systemctl disable --now kubelet': 'systemctl disable --now kubelet',
  'systemctl enable kubelet': 'systemctl enable kubelet',
  'kubeadm init waits four minutes for the control plane, and slow registries take longer. So what will run is pulled before, while a failure still says which image it was.':
    'kubeadm init 只等控制平面四分钟，慢的镜像仓库要更久。所以先把要运行的拉下来，这时失败还能说清是哪个镜像。',
  'crictl rmi --prune, or docker image prune -a: what runs stays':
    'crictl rmi --prune，或者 docker image prune -a：正在用的会留下',
  '--image-repository of kubeadm init': 'kubeadm init 的 --image-repository',
}

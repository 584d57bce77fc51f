import type { Catalogue } from '../../src/texts/catalogue.ts'

/** What the schema says of each setting. The schema itself stays in English: editors and colleagues share it. */
export const settingsInChinese: Catalogue = {
  'The wanted state of a cluster, for slipway.': '给 slipway 的集群描述：想要的样子。',
  'Name of the cluster: a DNS-1123 label.': '集群的名字：一个 DNS-1123 标签。',
  'Recipe that fills in what is left out here. Default: current.':
    '预设：补全这里没有写的。默认：current。',
  'Kubernetes itself.': 'Kubernetes 本身。',
  'Version of Kubernetes, X.Y.Z. kubeadm, kubelet and kubectl are pinned to it.':
    'Kubernetes 的版本，X.Y.Z。kubeadm、kubelet 和 kubectl 都固定在这个版本。',
  'Registry of the control plane images: host, port and path, without a scheme.':
    '控制平面镜像的仓库：主机、端口和路径，不带协议。',
  'How to reach the hosts.': '怎样连接主机。',
  "OpenSSH's configuration: a file in which hosts stand by their names here or by their addresses, such as vagrant ssh-config prints. false: none. Default: ~/.ssh/config and that of the system, by address.":
    'OpenSSH 的配置：一个文件，其中的主机按这里的名字或地址列出，例如 vagrant ssh-config 的输出。false：不用。默认：~/.ssh/config 和系统的配置，按地址查。',
  "User to log in as; must be root or may use sudo. Default: what OpenSSH's configuration says, else root.":
    '登录用户；必须是 root，或者可以用 sudo。默认：OpenSSH 的配置里写的，否则 root。',
  "Port of the SSH server. Default: what OpenSSH's configuration says, else 22.":
    'SSH 服务的端口。默认：OpenSSH 的配置里写的，否则 22。',
  "Private key. A relative path starts at the folder of this file, ~/ at your home. Left out: what OpenSSH's configuration says, the usual files, the SSH agent.":
    '私钥。相对路径从这个文件所在的文件夹算起，~/ 是你的主目录。不写：OpenSSH 的配置里写的、常用的几个文件、SSH agent。',
  'Where the keys of the hosts are kept. Default: ~/.ssh/known_hosts.':
    '主机密钥存放在哪里。默认：~/.ssh/known_hosts。',
  "A host that is not in the known hosts: strict refuses it, ask shows its fingerprint at a terminal and refuses it elsewhere, accept-new adds it. A key that changed is refused in any case. Default: what OpenSSH's configuration says, else ask.":
    '遇到不在已知主机之中的主机：strict 拒绝；ask 在终端上显示指纹并询问，没有终端就拒绝；accept-new 直接加入。密钥变了一律拒绝。默认：OpenSSH 的配置里写的，否则 ask。',
  'Where the password of the user stands. Left out: it is asked for at a terminal, if a host wants it.':
    '登录用户的密码从哪里读。不写：主机要密码时在终端上问。',
  'In the environment of slipway.': '从 slipway 的环境变量。',
  'A variable of the environment.': '环境变量的名字。',
  'In a file.': '从文件。',
  'A file that only you can read; its first line counts.': '只有你能读的文件；取第一行。',
  'How to become root.': '怎样变成 root。',
  'Where the password stands that sudo, doas or su wants. Left out: it is asked for at a terminal, if a host wants it.':
    'sudo、doas 或 su 要的密码从哪里读。不写：主机要密码时在终端上问。',
  'The machines, by name. A name becomes host name and node name.':
    '各台机器，以名字为键。名字就是主机名，也是节点名。',
  'IP address, or one of IPv4 and one of IPv6 with a comma between, on a network card of the host that all other hosts can reach. Drives the node address, the API server, certificates, /etc/hosts and the pod network.':
    'IP 地址，或者 IPv4 和 IPv6 各一个，用逗号隔开；必须在主机的网卡上，并且其他主机都能连到。节点地址、API 服务器、证书、/etc/hosts 和 Pod 网络都由它决定。',
  'What the host does. One host must be the control plane.':
    '主机的角色。必须有一台主机是控制平面。',
  'Labels of the node. Values are strings: quote numbers, true and false.':
    '节点的标签。值是字符串：数字、true 和 false 要加引号。',
  'Taints of the node. Left out: those that kubeadm gives to the role.':
    '节点的污点。不写：kubeadm 按角色设置的那些。',
  'Key of the taint.': '污点的键。',
  'May be left out.': '可以不写。',
  'What happens to pods that do not tolerate the taint.': '不容忍这个污点的 Pod 会怎样。',
  'How to reach this host, where it differs from the common ssh settings.':
    '怎样连接这台主机，只写与共同的 ssh 设置不同的部分。',
  "Where to dial, when it is not the address: name, IP, or a Host of OpenSSH's configuration.":
    '不按地址连接时连到哪里：名字、IP，或者 OpenSSH 配置里的 Host。',
  'The container runtime.': '容器运行时。',
  'What runs the containers. Docker needs cri-dockerd from 1.24 on, which is installed too.':
    '用什么运行容器。Docker 从 1.24 起需要 cri-dockerd，会一并安装。',
  "Version of the runtime, X.Y.Z; of CRI-O, whose minor is Kubernetes', also X.Y.":
    '容器运行时的版本，X.Y.Z；CRI-O 的小版本与 Kubernetes 相同，也可以写 X.Y。',
  "Where containerd comes from: Docker's repositories (containerd.io), or those of the system (containerd), at the version that they have.":
    'containerd 从哪里来：Docker 的仓库（containerd.io），或者系统自己的仓库（containerd，版本由系统决定）。',
  'Registries that are spoken to over plain HTTP or with any certificate.':
    '用明文 HTTP 或任意证书访问的镜像仓库。',
  'Mirrors of Docker Hub, tried in order.': 'Docker Hub 的镜像站，按顺序尝试。',
  'Who manages control groups; the kubelet is set to the same.':
    '谁来管理 cgroup；kubelet 设为同样的。',
  'Where everything comes from that is not named under repositories or kubernetes.imageRepository. tuna has no images: those come from aliyun then.':
    '没有在 repositories 或 kubernetes.imageRepository 里写明的，都从哪里来。tuna 没有镜像：镜像仍来自 aliyun。',
  'Where the packages of Kubernetes, and those of CentOS 7 come from.':
    'Kubernetes 的软件包和 CentOS 7 的软件包从哪里来。',
  'Where the images of the control plane come from.': '控制平面的镜像从哪里来。',
  "Where the packages in Docker's repositories, containerd among them, come from.":
    'Docker 仓库里的软件包（包括 containerd）从哪里来。',
  'Package repositories.': '软件仓库。',
  "Where kubelet, kubeadm and kubectl come from: either url, or rpm and deb. Takes the place of the mirror's.":
    'kubelet、kubeadm 和 kubectl 从哪里来：要么写 url，要么写 rpm 和 deb。取代镜像站的。',
  'Base URL, when one serves rpm and deb alike.': '基础 URL，同一个既提供 rpm 也提供 deb 时用。',
  'URL of the key that signs the packages, or a list of them.':
    '给软件包签名的密钥的 URL，可以写多个。',
  'Fingerprint of the key, or a list of them: another key is refused. Left out: what the URL gives is taken.':
    '密钥的指纹，可以写多个：别的密钥一律拒绝。不写：URL 给出什么就用什么。',
  'Whether signatures of packages are checked. Default: true.':
    '是否检查软件包的签名。默认：true。',
  'The repository for yum and dnf.': 'yum 和 dnf 的仓库。',
  'Base URL. For apt, suite and components may follow as in sources.list; alone it is a flat repository.':
    'apt 的仓库。',
  'The repository for apt.':
    '基础 URL。apt 的话，后面可以像 sources.list 里那样写 suite 和 component；只写 URL 就是平铺的仓库。',
  "Where the packages of the container runtime come from: either url, or rpm and deb. Takes the place of the mirror's.":
    '容器运行时的软件包从哪里来：要么写 url，要么写 rpm 和 deb。取代镜像站的。',
  "Base URL of a CentOS 7 vault to use instead of the machines' dead mirrors, or false.":
    'CentOS 7 vault 的基础 URL，用来取代机器上已经关闭的镜像站；或者 false。',
  'Proxy of the hosts, for package manager, container runtime and kubelet.':
    '主机的代理，供包管理器、容器运行时和 kubelet 使用。',
  'Proxy for http:// URLs: http://host:port. Written into files that everybody on the hosts may read, so without a password.':
    'http:// URL 的代理：http://host:port。会写进主机上人人可读的文件，所以不带密码。',
  'Proxy for https:// URLs: http://host:port. Written into files that everybody on the hosts may read, so without a password.':
    'https:// URL 的代理：http://host:port。会写进主机上人人可读的文件，所以不带密码。',
  'What is reached without the proxy, beside the hosts, the pod and service subnets and the domain of the cluster.':
    '除了主机、Pod 和 Service 子网以及集群的域名之外，还有哪些不走代理。',
  'Networks inside the cluster.': '集群内部的网络。',
  'Pod network. cilium and manifest: the objects in the file or at the URL of manifest. none: you install one.':
    'Pod 网络。cilium 和 manifest：用 manifest 指定的文件或 URL 里的对象。none：由你自己安装。',
  'Version of flannel or Calico, with its v.': 'flannel 或 Calico 的版本，带 v。',
  "Registry prefix of the plugin's images, such as quay.io.":
    '网络插件镜像的仓库前缀，例如 quay.io。',
  'How packets travel between nodes. flannel: vxlan or host-gw, which needs nodes on one link. calico: ipip or vxlan. The first is the default.':
    '数据包怎样在节点之间传送。flannel：vxlan 或 host-gw，后者要求节点在同一个二层网络里。calico：ipip 或 vxlan。默认是前一个。',
  "Path or URL of the objects to apply. A URL needs sha256. With calico: where its manifest is fetched from in place of its makers' repository.":
    '要应用的对象的路径或 URL。URL 必须带 sha256。用 calico 时：从哪里下载它的清单，取代官方仓库。',
  'Digest of the manifest.': '清单的摘要。',
  'CIDR that pods get their addresses from: IPv4, IPv6, or one of each with a comma between.':
    '给 Pod 分配地址的 CIDR：IPv4、IPv6，或者各一个，用逗号隔开。',
  'CIDR that services get their addresses from: IPv4, IPv6, or one of each with a comma between.':
    '给 Service 分配地址的 CIDR：IPv4、IPv6，或者各一个，用逗号隔开。',
  'Domain of the names of services.': 'Service 名字的域名。',
  'firewalld, ufw or nftables: disabled stops them, unmanaged leaves them alone. managed switches one on, and opens what the cluster needs; so does a map, with more to open.':
    'firewalld、ufw 或 nftables：disabled 停掉它们，unmanaged 不碰它们。managed 打开其中一个，只放行集群需要的；写成映射也是如此，其中可以多放行一些。',
  'What else anyone may reach: ports or ranges with their protocol, such as 8080/tcp.':
    '另外向所有人放行的：端口或端口范围加协议，例如 8080/tcp。',
  'permissive: SELinux logs and does not deny. unmanaged leaves it alone.':
    'permissive：SELinux 只记录，不禁止。unmanaged 不碰它。',
  'Clocks of the hosts.': '主机的时钟。',
  'NTP servers: names or addresses.': 'NTP 服务器：名字或地址。',
  "Parts of kubeadm's configuration, merged with what slipway writes.":
    'kubeadm 配置的片段，与 slipway 写的合并。',
  'Part of a ClusterConfiguration, such as apiServer.extraArgs. Flags may be a map or a list of name and value, whatever the version takes.':
    'ClusterConfiguration 的片段，例如 apiServer.extraArgs。参数可以写成映射，也可以写成 name 和 value 的列表，不管那个版本用哪一种。',
  'Part of the nodeRegistration of all nodes, such as kubeletExtraArgs.':
    '所有节点的 nodeRegistration 的片段，例如 kubeletExtraArgs。',
  'Part of a KubeletConfiguration, passed through as it is.':
    'KubeletConfiguration 的片段，原样传递。',
  'Part of a KubeProxyConfiguration, passed through as it is, such as mode. false: none, for a network that does its work.':
    'KubeProxyConfiguration 的片段，原样传递，例如 mode。false：不装，由 Pod 网络代替它。',
  'Shows in the end that the cluster serves: a web server behind a NodePort. false: not at all.':
    '最后证明集群能用：NodePort 后面的一个 Web 服务器。false：不部署。',
  'Image of a web server that listens on port 80.': '监听 80 端口的 Web 服务器的镜像。',
  'Port that must answer on every node, from 30000 to 32767.':
    '每个节点上都必须有应答的端口，30000 到 32767。',
}

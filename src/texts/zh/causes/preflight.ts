import type { Catalogue } from '../../catalogue.ts'

export const preflight: Catalogue = {
  'a control plane needs two CPUs, and this machine has fewer':
    '控制平面需要两个 CPU，这台机器不够',
  'give the machine a second CPU, then: slipway up': '给机器加到两个 CPU，然后：slipway up',
  'a control plane needs 1700 MB of memory, and this machine has less':
    '控制平面需要 1700 MB 内存，这台机器不够',
  'give the machine 2 GB, then: slipway up': '给机器 2 GB 内存，然后：slipway up',
  'swap is on': 'swap 开着',
  'another program listens on a port that Kubernetes needs':
    'Kubernetes 需要的端口被另一个程序占用',
  'see which: slipway ssh {host} sudo ss -ltnp; stop it there, then: slipway up':
    '看看是哪个：slipway ssh {host} sudo ss -ltnp；在那里停掉它，然后：slipway up',
  'an earlier kubeadm run left its files on this host': '以前的 kubeadm 在这台主机上留下了文件',
  '/var/lib/etcd holds the data of an earlier cluster': '/var/lib/etcd 里有以前集群的数据',
  'if that cluster is not needed any more: slipway ssh {host} sudo kubeadm reset -f, then: slipway up':
    '如果那个集群不再需要：slipway ssh {host} sudo kubeadm reset -f，然后：slipway up',
  'the kernel does not forward packets (ip_forward)': '内核没有打开数据包转发（ip_forward）',
  'something on the host switches it off again: slipway ssh {host} "grep -rn ip_forward /etc/sysctl.conf /etc/sysctl.d /usr/lib/sysctl.d"':
    '主机上有东西又把它关了：slipway ssh {host} "grep -rn ip_forward /etc/sysctl.conf /etc/sysctl.d /usr/lib/sysctl.d"',
  'bridged packets do not pass iptables (br_netfilter)':
    '经过网桥的数据包没有交给 iptables（br_netfilter）',
  'slipway ssh {host} "sudo modprobe br_netfilter; sysctl net.bridge"':
    'slipway ssh {host} "sudo modprobe br_netfilter; sysctl net.bridge"',
  "containerd's CRI plugin is switched off, as Docker's package does, or it is older than 1.6":
    'containerd 的 CRI 插件关着（Docker 的软件包默认如此），或者版本低于 1.6',
  'slipway ssh {host} sudo grep disabled_plugins /etc/containerd/config.toml':
    'slipway ssh {host} sudo grep disabled_plugins /etc/containerd/config.toml',
  'the host has several container runtimes, and kubeadm was not told which one to use':
    '主机上有多个容器运行时，而 kubeadm 没有被告知用哪一个',
  'remove the one that is not wanted (sockets: slipway ssh {host} ls /run/*/*.sock), then: slipway up':
    '卸载不要的那个（看看有哪些 socket：slipway ssh {host} ls /run/*/*.sock），然后：slipway up',
  'the container runtime does not answer kubeadm': '容器运行时没有应答 kubeadm',
  'slipway ssh {host} sudo systemctl status docker containerd crio':
    'slipway ssh {host} sudo systemctl status docker containerd crio',
  'this release of Kubernetes does not run with the version of cgroups that the machine booted with':
    '这个版本的 Kubernetes 不能在机器启动时选用的 cgroup 版本上运行',
  'see it: slipway ssh {host} stat -fc %T /sys/fs/cgroup; before 1.21 boot with systemd.unified_cgroup_hierarchy=0, from 1.35 without':
    '看一下：slipway ssh {host} stat -fc %T /sys/fs/cgroup；1.21 以前的版本启动时要加 systemd.unified_cgroup_hierarchy=0，1.35 起要去掉它',
  'the kernel is too old for this release of Kubernetes, or does not tell how it was built':
    '内核对这个版本的 Kubernetes 来说太旧，或者没有提供编译选项',
  'slipway ssh {host} uname -r; update the kernel, or take an older kubernetes.version (1.32 wants 4.19)':
    'slipway ssh {host} uname -r；更新内核，或者用更旧的 kubernetes.version（1.32 要求 4.19）',
  'the name of the host cannot be the name of a node, or does not resolve':
    '主机名不能用作节点名，或者解析不了',
  'take a name of small letters, digits and dashes in cluster.yaml, then: slipway up':
    '在 cluster.yaml 里用小写字母、数字和连字符组成的名字，然后：slipway up',
  'the installed kubelet does not go with the version of the control plane':
    '已安装的 kubelet 与控制平面的版本不相配',
  'slipway ssh {host} kubelet --version; remove the package there, then: slipway up':
    'slipway ssh {host} kubelet --version；在那里卸载这个软件包，然后：slipway up',
  'kubeadm is more than one minor release newer than the cluster is to be':
    'kubeadm 比集群要用的版本新了不止一个小版本',
  'slipway ssh {host} kubeadm version; remove the package there, then: slipway up':
    'slipway ssh {host} kubeadm version；在那里卸载这个软件包，然后：slipway up',
  'a program that kubeadm needs is not installed': '没有安装 kubeadm 需要的某个程序',
  'install the one named after FileExisting-, as: slipway ssh {host} sudo apt-get install -y conntrack':
    '安装 FileExisting- 后面写的那个，例如：slipway ssh {host} sudo apt-get install -y conntrack',
  'an image of the control plane cannot be pulled': '控制平面的某个镜像拉取不了',
  'ask the host itself: slipway ssh {host} sudo docker pull IMAGE (or: crictl pull)':
    '在那里试试：slipway ssh {host} sudo docker pull IMAGE（或者：crictl pull）',
}

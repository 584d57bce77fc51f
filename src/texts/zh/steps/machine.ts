import type { Catalogue } from '../../catalogue.ts'

export const machine: Catalogue = {
  'The container runtime runs, at its pinned version, with the cgroup driver of the kubelet':
    '容器运行时在运行，版本已固定，cgroup 驱动与 kubelet 的相同',
  '{0} has no package of {1}': '{0} 没有软件包 {1}',
  "leave out runtime.source: Docker's repositories have containerd.io":
    '去掉 runtime.source：Docker 的仓库里有 containerd.io',
  'the container runtime goes by other settings: {0}': '容器运行时用的是别的设置：{0}',
  'see what else it reads: `containerd config dump`, and its imports':
    '看看它还读了哪些文件：`containerd config dump`，以及其中的 imports',
  'install {0}': '安装 {0}',
  'hold {0}': '锁定 {0}',
  'install {0} {1}': '安装 {0} {1}',
  'reinstall {0}: {1} is missing': '重新安装 {0}：{1} 不见了',
  'reinstall {0}: {1} is empty': '重新安装 {0}：{1} 是空的',
  'reinstall {0}: {1} is cut off': '重新安装 {0}：{1} 不完整',
  'reinstall {0}: rpm has it as {1}': '重新安装 {0}：rpm 里有它的几个版本：{1}',
  'start {0}, now and at boot': '启动 {0}，以后开机也启动',
  'restart {0}: it runs with {1}': '重启 {0}：它现在用的是 {1}',
  'restart {0} with its new settings': '重启 {0}，使新设置生效',
  'The machine bears the name it has in cluster.yaml': '机器的名字与 cluster.yaml 里的一致',
  'rename the machine from {0} to {1}': '把机器从 {0} 改名为 {1}',
  'Every machine knows the others by name': '每台机器都能按名字找到其他机器',
  'The images that the node runs are on it': '节点要运行的镜像都已在本机',
  'pull {0}': '拉取 {0}',
  'The kernel modules of containers and pod networks are loaded, now and at boot':
    '容器和 Pod 网络需要的内核模块已加载，开机也会加载',
  'load {0}': '加载 {0}',
  'the cluster runs Kubernetes {0}, and cluster.yaml asks for {1}: slipway does not upgrade yet, and a kubelet must not be newer than its API server':
    '集群运行的是 Kubernetes {0}，而 cluster.yaml 要的是 {1}：slipway 还不会升级，而且 kubelet 不能比它的 API 服务器新',
  'the cluster runs Kubernetes {0}, and cluster.yaml asks for {1}: slipway does not upgrade yet':
    '集群运行的是 Kubernetes {0}，而 cluster.yaml 要的是 {1}：slipway 还不会升级',
  'put version: {0} into cluster.yaml; after a kubeadm upgrade by hand, its new version':
    '在 cluster.yaml 里写 version: {0}；自己用 kubeadm upgrade 升级之后，写新的版本',
  'kubelet, kubeadm and kubectl are installed at the version of the cluster, and held there':
    'kubelet、kubeadm 和 kubectl 已安装集群的版本，并锁定在这个版本',
  'kubectl works on the control plane, for root and for the user who logs in':
    'root 和登录用户都能在控制平面上使用 kubectl',
  "give {0} the cluster's kubeconfig": '把集群的 kubeconfig 给 {0}',
  'kubelet starts at boot, and runs where kubeadm has given it work':
    'kubelet 开机启动，kubeadm 给它任务之后一直运行',
  'start kubelet at boot': '开机时启动 kubelet',
  'start kubelet': '启动 kubelet',
  'fetch the signing key of {0}': '下载 {0} 的签名密钥',
  'The repositories of Kubernetes and of the runtime are known, and their packages held back from upgrades':
    '已配置 Kubernetes 和容器运行时的软件仓库，它们的软件包不参与升级',
  "NetworkManager, where it runs, and udev leave the pods' links alone":
    'NetworkManager（如果有）和 udev 不动 Pod 的网卡',
  'the kubelet here uses {0}, and cluster.yaml asks for {1} ({2}): slipway does not change the runtime of a node':
    '这里的 kubelet 用的是 {0}，而 cluster.yaml 要的是 {1}（{2}）：slipway 不更换节点的容器运行时',
  'put the runtime of before into cluster.yaml; or `slipway reset` the host, and then: slipway up':
    '在 cluster.yaml 里写回原来的运行时；或者 `slipway reset` 这台主机，然后：slipway up',
  'SELinux warns and does not forbid': 'SELinux 只警告，不禁止',
  'switch SELinux to permissive': '把 SELinux 切换为 permissive',
  'Nothing is swapped, now and after a reboot': '没有使用 swap，重启后也不用',
  'stop swapping to {0}': '不再使用 swap：{0}',
  'Bridged traffic passes iptables, and packets are forwarded':
    '经过网桥的流量经过 iptables，数据包会转发',
  'set {0} to {1} (now {2})': '把 {0} 设为 {1}（现在是 {2}）',
  'ask {0} for the time': '向 {0} 对时',
  'A time daemon keeps the clock right': '有时间服务让时钟保持准确',
  'install chrony and start it, now and at boot': '安装并启动 chrony，以后开机也启动',
}

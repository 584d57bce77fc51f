import type { Catalogue } from '../../catalogue.ts'

export const changes: Catalogue = {
  'release notes of 1.{0}': '1.{0} 的发行说明',
  "CoreDNS is coredns/coredns in Kubernetes' own registry":
    'CoreDNS 在 Kubernetes 自己的镜像仓库里的名字是 coredns/coredns',
  'kubeadm takes machines that have cgroup v2 alone': 'kubeadm 接受只有 cgroup v2 的机器',
  'kubeadm sets the kubelet to the cgroup driver systemd where nothing is said':
    '没有写明时，kubeadm 把 kubelet 的 cgroup 驱动设为 systemd',
  'the kubelet knows memorySwap': 'kubelet 认识 memorySwap',
  'the kubelet cannot use Docker by itself; cri-dockerd has to stand between':
    'kubelet 不能直接使用 Docker，中间要有 cri-dockerd',
  'the socket of the runtime is named with unix://': '容器运行时的 socket 前面要写 unix://',
  'control planes have the label node-role.kubernetes.io/control-plane only, and its taint beside that of master':
    '控制平面只有标签 node-role.kubernetes.io/control-plane，它的污点与 master 的并存',
  'pkgs.k8s.io has packages, in a repository for each minor':
    'pkgs.k8s.io 有软件包，每个小版本一个仓库',
  'registry.k8s.io takes the place of k8s.gcr.io': 'registry.k8s.io 取代 k8s.gcr.io',
  'control planes have the taint node-role.kubernetes.io/control-plane only':
    '控制平面只有污点 node-role.kubernetes.io/control-plane',
  'PodSecurityPolicy is gone: manifests that have one fail':
    'PodSecurityPolicy 已移除：含有它的清单会失败',
  'the kubelet speaks CRI v1 only: containerd 1.6 or newer':
    'kubelet 只支持 CRI v1：containerd 1.6 或更新的版本',
  'kube-proxy lost its mode userspace': 'kube-proxy 移除了 userspace 模式',
  'kubeadm init makes super-admin.conf too': 'kubeadm init 还会生成 super-admin.conf',
  'kube-proxy knows the mode nftables, behind the feature gate NFTablesProxyMode':
    'kube-proxy 有 nftables 模式，需要打开特性门控 NFTablesProxyMode',
  'the mode nftables of kube-proxy needs no feature gate':
    'kube-proxy 的 nftables 模式不再需要特性门控',
  'kubeadm refuses kernels older than 4.19': 'kubeadm 拒绝早于 4.19 的内核',
  'the package kubeadm asks for no other: kubelet, kubectl and cri-tools are named':
    'kubeadm 软件包不再依赖别的软件包：要点名安装 kubelet、kubectl 和 cri-tools',
  'kubeadm warns of kernels other than 5.4, 5.10, 5.15 and those from 6.0 on':
    '除 5.4、5.10、5.15 和 6.0 以后的内核之外，kubeadm 都会警告',
  'kubelet and kubeadm refuse cgroup v1': 'kubelet 和 kubeadm 不再支持 cgroup v1',
  'the mode ipvs of kube-proxy is deprecated': 'kube-proxy 的 ipvs 模式已弃用',
  'the mode ipvs of kube-proxy is behind the feature gate KubeProxyIPVS':
    'kube-proxy 的 ipvs 模式需要打开特性门控 KubeProxyIPVS',
}

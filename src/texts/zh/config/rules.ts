import type { Catalogue } from '../../catalogue.ts'

export const rules: Catalogue = {
  '{0} ends before it begins; write {1}-{2}': '{0} 的终点在起点之前；写 {1}-{2}',
  'is written by slipway': '由 slipway 填写',
  'follows runtime.cgroupDriver; set it there': '由 runtime.cgroupDriver 决定；在那里设置',
  'follows network.dnsDomain; set it there': '由 network.dnsDomain 决定；在那里设置',
  'follows network.podSubnet; set it there': '由 network.podSubnet 决定；在那里设置',
  "{0} is Vagrant's NAT address, which every VM has; use the address of the private network":
    '{0} 是 Vagrant 的 NAT 地址，每台虚拟机都有；写私有网络的地址',
  'a host name is made of lower-case letters, digits and -, and is not localhost; write {0}':
    '主机名由小写字母、数字和 - 组成，且不能是 localhost；写 {0}',
  'a host name is made of lower-case letters, digits and -, and is not localhost':
    '主机名由小写字母、数字和 - 组成，且不能是 localhost',
  '{0} and {1} have the same address {2}': '{0} 和 {1} 的地址相同：{2}',
  'give one address, or one of IPv4 and one of IPv6': '写一个地址，或者 IPv4 和 IPv6 各一个',
  '{0} is not an IP address': '{0} 不是 IP 地址',
  'write {0}, as the machine itself shows it': '写 {0}，与机器自己显示的一致',
  '{0} cannot be the address of a network card': '{0} 不能用作网卡的地址',
  '{0} and {1} are dialled at the same {2}': '{0} 和 {1} 连接的是同一个 {2}',
  'no control plane; give one host the role control-plane':
    '没有控制平面；给一台主机设置角色 control-plane',
  'more than one control plane is not supported yet; {0} is one already, so make {1} a worker':
    '还不支持多个控制平面；{0} 已经是了，所以把 {1} 设为 worker',
  '1.{0} has {1}': '1.{0} 有 {1}',
  '{0} is no mode of kube-proxy; {1}': '{0} 不是 kube-proxy 的模式；{1}',
  "kube-proxy's mode {0} ended with 1.{1}; {2}": 'kube-proxy 的 {0} 模式到 1.{1} 为止；{2}',
  "kube-proxy's mode {0} begins with 1.{1}; {2}": 'kube-proxy 的 {0} 模式从 1.{1} 开始才有；{2}',
  "Calico {0} does not run beside kube-proxy's mode nftables; {1} and later do, or use mode: ipvs":
    'Calico {0} 不能与 kube-proxy 的 nftables 模式一起用；{1} 及以后的可以，或者写 mode: ipvs',
  '{0} needs kube-proxy to reach the API server; only cilium, manifest or none can do without':
    '{0} 需要 kube-proxy 才能连到 API 服务器；只有 cilium、manifest 和 none 可以不要它',
  'follows cluster; set it there': '由 cluster 决定；在那里设置',
  'follows kubernetes.version; set it there': '由 kubernetes.version 决定；在那里设置',
  'follows kubernetes.imageRepository; set it there':
    '由 kubernetes.imageRepository 决定；在那里设置',
  'follows the address of the control plane': '由控制平面的地址决定',
  'follows network; set it there': '由 network 决定；在那里设置',
  'follows the names of the hosts': '由主机的名字决定',
  'follows runtime.name; set it there': '由 runtime.name 决定；在那里设置',
  'follows the taints of the hosts; set them there': '由主机的污点决定；在那里设置',
  'node-ip follows the addresses of the hosts': 'node-ip 由主机的地址决定',
  'the kubelet lost the flag {0} in 1.{1}, and would not start':
    'kubelet 从 1.{1} 起没有参数 {0}，写了就启动不了',
  'Kubernetes {0} is not known; known are {1}': '没有 Kubernetes {0}；已知的有 {1}',
  '{0} does not exist; the last {1} is {2}.{3}': '没有 {0}；{1} 的最后一个是 {2}.{3}',
  '1.{0}.{1} asks for an image that {2} does not have; use 1.21.2 or later':
    '1.{0}.{1} 需要的一个镜像 {2} 没有；用 1.21.2 或更新的版本',
  'k8s.gcr.io is frozen since 2023-04-03, and 1.{0} is younger; use registry.k8s.io':
    'k8s.gcr.io 自 2023-04-03 起不再更新，而 1.{0} 比它新；用 registry.k8s.io',
  'a key has at most 63 letters, digits, -, _ and ., with a letter or digit at both ends; a domain and / may stand before it':
    '键最多 63 个字母、数字、-、_ 和 .，首尾必须是字母或数字；前面可以有域名和 /',
  'a value has at most 63 letters, digits, -, _ and ., with a letter or digit at both ends':
    '值最多 63 个字母、数字、-、_ 和 .，首尾必须是字母或数字',
  'give either url, or rpm and deb': '要么写 url，要么写 rpm 和 deb',
  missing: '缺少',
  'missing; without a key only check: false can work': '缺少；没有密钥就只能写 check: false',
  'nothing is compared with check: false': 'check: false 时什么都不比对',
  "of the systems' own packages only containerd is supported, not {0}":
    '系统自带的软件包只支持 containerd，不支持 {0}',
  'left to the system by source: distribution; leave it out':
    '写了 source: distribution，由系统决定；去掉这一项',
  '{0} takes no block of addresses here; write host:port of each registry':
    '{0} 在这里不接受地址段；逐个写镜像仓库的 host:port',
}

import type { Catalogue } from '../../catalogue.ts'

export const kubectl: Catalogue = {
  'the manifest is of another time than the cluster: it names a kind that the cluster does not have':
    '清单与集群的版本不相配：其中有集群没有的资源类型',
  'take a network.version that goes with kubernetes.version in cluster.yaml':
    '在 cluster.yaml 里写与 kubernetes.version 相配的 network.version',
  'kubectl no longer knows that flag': 'kubectl 已经没有这个参数',
  'slipway ssh {host} kubectl version --client; install the version of the cluster':
    'slipway ssh {host} kubectl version --client；安装与集群相同的版本',
  'the API server does not accept the credentials: they are of an earlier cluster, or have run out':
    'API 服务器不接受这份凭据：它属于以前的集群，或者已经过期',
  'slipway ssh {host} sudo kubeadm certs check-expiration, and then: slipway up':
    'slipway ssh {host} sudo kubeadm certs check-expiration，然后：slipway up',
  'the API server does not answer': 'API 服务器没有应答',
  'see what ended on the control plane: sudo crictl ps -a, or with Docker: sudo docker ps -a':
    '在控制平面上看看什么退出了：sudo crictl ps -a，用 Docker 时：sudo docker ps -a',
  'the API server cannot be reached from there': '从那里连不上 API 服务器',
  'see what stands between {host} and the control plane: slipway ssh {host} "curl -sk https://CONTROL-PLANE:6443/healthz; ip route"; then: slipway up':
    '看看 {host} 和控制平面之间隔着什么：slipway ssh {host} "curl -sk https://CONTROL-PLANE:6443/healthz; ip route"；然后：slipway up',
  'the API server did not answer in time: its machine has too little to spare':
    'API 服务器没有及时应答：它所在的机器资源不够',
  'see what takes its processors, memory or disk: slipway ssh CONTROL-PLANE "uptime; free -m"; then: slipway up':
    '看看什么占用了它的处理器、内存或磁盘：slipway ssh CONTROL-PLANE "uptime; free -m"；然后：slipway up',
}

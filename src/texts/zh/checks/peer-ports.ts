import type { Catalogue } from '../../catalogue.ts'

export const peerPorts: Catalogue = {
  'reaches the others at 1 port': '能连到其他机器的 1 个端口',
  'reaches the others at {0} ports': '能连到其他机器的 {0} 个端口',
  'The machines reach each other at the ports of the cluster': '机器之间能连到集群要用的端口',
  'reaches the others at {0} of {1} ports; the rest could not be tried':
    '能连到其他机器的 {0} 个端口（共 {1} 个）；其余的没法试',
  'does not reach {0}, while {1} is at work': '连不上 {0}，而 {1} 正在运行',
  'slipway up sees to the firewalls of the hosts; check again after it':
    'slipway up 会处理主机的防火墙；之后再检查一遍',
  'does not reach {0}': '连不上 {0}',
  'open it in what stands between them (rules of the machines, security groups, routers); the address in cluster.yaml has to be one that the others reach':
    '在中间的设备上放行（机器自己的规则、安全组、路由器）；cluster.yaml 里的地址必须是其他机器能连到的',
  'open it in what stands between them (rules of the machines, security groups, routers, {0}); the address in cluster.yaml has to be one that the others reach':
    '在中间的设备上放行（机器自己的规则、安全组、路由器、{0}）；cluster.yaml 里的地址必须是其他机器能连到的',
}

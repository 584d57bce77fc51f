import type { Catalogue } from '../../catalogue.ts'

export const networkRules: Catalogue = {
  'pods are of {0}, services of {1}; both need the same, in the same order':
    'Pod 用的是 {0}，Service 用的是 {1}；两者必须相同，顺序也要相同',
  'is of {0}, and the networks inside the cluster are of {1}':
    '用的是 {0}，而集群内部的网络用的是 {1}',
  'IPv4 and IPv6 together need Kubernetes 1.{0} or newer; 1.{1} takes one of them':
    '同时使用 IPv4 和 IPv6 需要 Kubernetes 1.{0} 或更新的版本；1.{1} 只能用其中一种',
  'flannel {0} knows no IPv6; use {1}': 'flannel {0} 不支持 IPv6；用 {1}',
  'slipway sets up {0} for IPv4 alone; use flannel, or your own manifest':
    'slipway 只为 {0} 配置 IPv4；用 flannel，或者用自己的清单',
  'flannel finds its network card by the IPv4 address; write IPv4 first':
    'flannel 按 IPv4 地址找网卡；把 IPv4 写在前面',
  '{0} is not a CIDR such as 10.244.0.0/16': '{0} 不是 10.244.0.0/16 这样的 CIDR',
  '/{0} is out of range; the prefix must be from /{1} to /{2}':
    '/{0} 超出范围；前缀长度必须在 /{1} 到 /{2} 之间',
  '{0} is an address inside a subnet; write {1}': '{0} 是子网里的某个地址；写 {1}',
  'give one CIDR, or one of IPv4 and one of IPv6': '写一个 CIDR，或者 IPv4 和 IPv6 各一个',
  '{0} overlaps {1} {2}': '{0} 与 {1} {2} 重叠',
  '{0} lies in network.{1} {2}; choose another subnet': '{0} 在 network.{1} {2} 之内；换一个子网',
  'has room for {0} node (each takes a /{1}), and there are {2} hosts':
    '只够 {0} 个节点用（每个占一个 /{1}），而主机有 {2} 台',
  'has room for {0} nodes (each takes a /{1}), and there are {2} hosts':
    '只够 {0} 个节点用（每个占一个 /{1}），而主机有 {2} 台',
  '{0} {1} is not known; for Kubernetes 1.{2} there are {3}':
    '没有 {0} {1}；Kubernetes 1.{2} 可用的有 {3}',
  '{0} {1} goes with Kubernetes {2}; with 1.{3} use {4}':
    '{0} {1} 对应 Kubernetes {2}；1.{3} 请用 {4}',
  'no version of {0} that slipway knows goes with Kubernetes 1.{1}; {2} goes with {3}, the oldest is for 1.{4}; plugin: manifest takes any':
    'slipway 知道的 {0} 版本都不支持 Kubernetes 1.{1}；{2} 对应 {3}，最旧的对应 1.{4}；plugin: manifest 可以用任意版本',
  'no version of {0} that slipway knows goes with Kubernetes 1.{1}; plugin: manifest takes any':
    'slipway 知道的 {0} 版本都不支持 Kubernetes 1.{1}；plugin: manifest 可以用任意版本',
  '{0} has no backend {1}; it has {2}': '{0} 没有后端 {1}；它有 {2}',
  'of {0} slipway sets no backend; leave it out': 'slipway 不设置 {0} 的后端；去掉这一项',
  'is the digest of network.manifest, which is missing':
    '它是 network.manifest 的摘要，而后者没有写',
  'plugin {0} takes no manifest; write plugin: manifest':
    '插件 {0} 不能带清单；写 plugin: manifest',
  "Calico's digest follows network.version; leave it out":
    'Calico 的摘要由 network.version 决定；去掉这一项',
  'missing; what is fetched needs its digest: curl -fsSL URL | sha256sum':
    '缺少；要下载的内容必须写摘要：curl -fsSL URL | sha256sum',
  'missing; a path or a URL of the objects to apply': '缺少；写要应用的对象的路径或 URL',
  'missing; Cilium has no manifest but its chart: helm template cilium {0} {1} > cilium.yaml, and manifest: ./cilium.yaml':
    '缺少；Cilium 没有清单，只有 chart：helm template cilium {0} {1} > cilium.yaml，再写 manifest: ./cilium.yaml',
  "missing; Cilium has no manifest but its chart: helm template cilium https://helm.cilium.io/cilium-VERSION.tgz {0} > cilium.yaml, and manifest: ./cilium.yaml (VERSION by Cilium's page of compatibility)":
    '缺少；Cilium 没有清单，只有 chart：helm template cilium https://helm.cilium.io/cilium-VERSION.tgz {0} > cilium.yaml，再写 manifest: ./cilium.yaml（VERSION 查 Cilium 的兼容性页面）',
}

import type { Catalogue } from '../../catalogue.ts'

export const firewall: Catalogue = {
  'stop {0}, now and at boot': '停止 {0}，以后开机也不启动',
  'The firewall of the host lets in what the cluster needs, and SSH':
    '主机的防火墙只放行集群需要的和 SSH',
  'firewalld and ufw are at work both, each against the other':
    'firewalld 和 ufw 同时在运行，互相冲突',
  'keep one: `ufw disable`, or `systemctl disable --now firewalld`':
    '只留一个：`ufw disable`，或者 `systemctl disable --now firewalld`',
  'there is no firewall to manage: no firewalld, ufw or nft':
    '没有可以管理的防火墙：没有 firewalld、ufw，也没有 nft',
  'install nftables or firewalld on the host, or write firewall: unmanaged':
    '在主机上安装 nftables 或 firewalld，或者写 firewall: unmanaged',
  'No host firewall stands between the nodes': '没有主机防火墙挡在节点之间',
  'let SSH in on {0}/tcp, zone {1}': '在 zone {1} 里放行 {0}/tcp 上的 SSH',
  'take {0} out of zone {1}': '从 zone {1} 里移除 {0}',
  'add {0} to zone {1}': '把 {0} 加入 zone {1}',
  'zone {0}': 'zone {0}',
  'ipset {0}': 'ipset {0}',
  'service {0}': 'service {0}',
  'policy {0}': 'policy {0}',
  'put {0} into zone {1}': '把 {0} 放进 zone {1}',
  'reload firewalld, which lacks {0}': '重新加载 firewalld，它缺少 {0}',
  'reload firewalld': '重新加载 firewalld',
  'start firewalld at boot': '开机时启动 firewalld',
  'restart firewalld, which does not answer': '重启没有应答的 firewalld',
  'start firewalld: what it does not let in is closed': '启动 firewalld：没有放行的一律关闭',
  'load {0} at boot': '开机时加载 {0}',
  'load {0}: what it does not let in is closed': '加载 {0}：没有放行的一律关闭',
  'ufw has the rule "{0}", and the cluster needs that open': 'ufw 有规则“{0}”，而集群需要放行它',
  'take back: ufw {0}': '收回：ufw {0}',
  'switch ufw on: what it does not let in is closed': '打开 ufw：没有放行的一律关闭',
  'load the rules of ufw again: {0} of them not in effect':
    '重新加载 ufw 的规则：其中 {0} 条没有生效',
  'start ufw at boot': '开机时启动 ufw',
}

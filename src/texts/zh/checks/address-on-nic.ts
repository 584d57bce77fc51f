import type { Catalogue } from '../../catalogue.ts'

export const addressOnNic: Catalogue = {
  "The address in cluster.yaml is on one of the machine's NICs":
    'cluster.yaml 里的地址在机器的某块网卡上',
  '{0} is on {1}': '{0} 在 {1} 上',
  '{0} is on none of its NICs ({1})': '{0} 不在它的任何网卡上（{1}）',
  'give the address that the other machines reach it by; for Vagrant that is the private network, not 10.0.2.15':
    '写其他机器能连到的那个地址；Vagrant 的话是私有网络的地址，不是 10.0.2.15',
}

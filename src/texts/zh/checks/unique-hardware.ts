import type { Catalogue } from '../../catalogue.ts'

export const uniqueHardware: Catalogue = {
  'No two machines share a hardware address or a product_uuid':
    '没有两台机器的 MAC 地址或 product_uuid 相同',
  'has the same hardware address {0} as {1}': 'MAC 地址 {0} 与 {1} 相同',
  'give each virtual machine a MAC address of its own, and boot it again':
    '给每台虚拟机各自的 MAC 地址，然后重新开机',
  'has the same product_uuid as {0}': 'product_uuid 与 {0} 相同',
  'harmless for containers of one machine; for virtual machines, let the hypervisor give each its own':
    '同一台机器上的容器可以不管；虚拟机的话，让虚拟化平台给每台各自的',
  'its hardware is its own': '硬件标识没有重复',
}

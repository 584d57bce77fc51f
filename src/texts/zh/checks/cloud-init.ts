import type { Catalogue } from '../../catalogue.ts'

export const cloudInit: Catalogue = {
  'cloud-init leaves /etc/hosts alone': 'cloud-init 不会改动 /etc/hosts',
  'cloud-init writes /etc/hosts anew at each boot: its user data says manage_etc_hosts':
    'cloud-init 每次开机都会重写 /etc/hosts：它的 user data 里写了 manage_etc_hosts',
  'put manage_etc_hosts: false into the user data of the machine; until then, slipway up after each boot':
    '在机器的 user data 里写 manage_etc_hosts: false；在那之前，每次开机后执行 slipway up',
}

import type { Catalogue } from '../../catalogue.ts'

export const uniqueIdentity: Catalogue = {
  'No two machines share a machine-id': '没有两台机器的 machine-id 相同',
  'machine-id is its own': 'machine-id 没有重复',
  'has the same machine-id as {0}: a clone': 'machine-id 与 {0} 相同：是克隆出来的',
  'on the clones: rm /etc/machine-id /var/lib/dbus/machine-id; systemd-machine-id-setup; reboot':
    '在克隆出来的机器上：rm /etc/machine-id /var/lib/dbus/machine-id; systemd-machine-id-setup; reboot',
}

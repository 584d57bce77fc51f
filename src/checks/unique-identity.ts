import { defineCheck } from '../core/check.ts'
import { machineId } from '../facts/identity.ts'

export const uniqueIdentity = defineCheck({
  id: 'unique-identity',
  title: 'No two machines share a machine-id',
  facts: () => ({ machineId }),
  judge: known =>
    [...known].map(([host, { machineId }]) => {
      const twins = [...known]
        .filter(([other, o]) => other !== host && machineId && o.machineId === machineId)
        .map(([other]) => other.name)
      if (twins.length === 0)
        return { host: host.name, level: 'ok', message: 'machine-id is its own' }
      return {
        host: host.name,
        level: 'error',
        message: `has the same machine-id as ${twins.join(', ')}: a clone`,
        hint: 'on the clones: rm /etc/machine-id /var/lib/dbus/machine-id; systemd-machine-id-setup; reboot',
      }
    }),
})

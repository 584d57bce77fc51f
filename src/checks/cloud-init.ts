import { defineCheck } from '../core/check.ts'
import { hostsByCloudInit } from '../facts/cloud-init.ts'

/** What the machine's user data says goes before every file on it, so that no step mends it. */
export const cloudInit = defineCheck({
  id: 'cloud-init',
  title: 'cloud-init leaves /etc/hosts alone',
  facts: () => ({ rewrittenBy: hostsByCloudInit }),
  judge: known =>
    [...known].flatMap(([host, { rewrittenBy }]) =>
      rewrittenBy === 'user-data'
        ? [
            {
              host: host.name,
              level: 'warning',
              message:
                'cloud-init writes /etc/hosts anew at each boot: its user data says manage_etc_hosts',
              hint: 'put manage_etc_hosts: false into the user data of the machine; until then, slipway up after each boot',
            },
          ]
        : [],
    ),
})

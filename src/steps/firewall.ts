import { change, risky } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { NFT_UNIT } from '../facts/nftables.ts'
import { unit } from '../facts/systemd.ts'

/** Switched off as in the notes; `firewall: unmanaged` leaves it to the user. */
export const firewall = defineStep({
  id: 'firewall',
  title: 'No host firewall stands between the nodes',
  after: [],
  targets: (_, cluster) => cluster.firewall === 'disabled',
  facts: () => ({
    firewalld: unit('firewalld'),
    ufw: unit('ufw'),
    [NFT_UNIT]: unit(NFT_UNIT),
  }),
  diff: known =>
    (['firewalld', 'ufw', NFT_UNIT] as const)
      .filter(name => known[name].exists && (known[name].active || known[name].enabled))
      .map(name =>
        risky(
          'disruptive',
          change(
            `stop ${name}, now and at boot`,
            ...(name === 'ufw' ? [sh`ufw --force disable`] : []),
            sh`systemctl disable --now ${name}`,
          ),
        ),
      ),
})

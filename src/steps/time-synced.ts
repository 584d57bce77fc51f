import { change } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { os } from '../facts/os.ts'
import { unit } from '../facts/systemd.ts'
import { install } from '../render/package-manager.ts'
import { everyHost } from './targets.ts'

/**
 * Daemons that keep time; one of them is enough, two would fight. Debian's chrony stands before chronyd, which is
 * an alias of it there that systemctl refuses to enable.
 */
const DAEMONS = ['chrony', 'chronyd', 'systemd-timesyncd', 'ntpd'] as const

export const timeSynced = defineStep({
  id: 'time-synced',
  title: 'A time daemon keeps the clock right',
  after: ['package-repositories'],
  targets: everyHost,
  facts: () => ({
    os,
    chronyd: unit('chronyd'),
    chrony: unit('chrony'),
    'systemd-timesyncd': unit('systemd-timesyncd'),
    ntpd: unit('ntpd'),
  }),
  diff: known => {
    if (DAEMONS.some(name => known[name].active && known[name].enabled)) return []
    const there = DAEMONS.find(name => known[name].exists)
    if (there)
      return [change(`start ${there}, now and at boot`, sh`systemctl enable --now ${there}`)]
    const name = known.os.format === 'deb' ? 'chrony' : 'chronyd'
    return [
      change(
        'install chrony and start it, now and at boot',
        install(known.os.format, ['chrony']),
        sh`systemctl enable --now ${name}`,
      ),
    ]
  },
})

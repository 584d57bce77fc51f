import { change, fileChange, rootFile } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { activeSwaps } from '../facts/kernel.ts'
import { unit } from '../facts/systemd.ts'
import { everyHost } from './targets.ts'

const FSTAB = '/etc/fstab'

/** zram-generator.conf(5): the file in /etc replaces the packaged one, which Fedora's images bring with them. */
const ZRAM = {
  own: '/etc/systemd/zram-generator.conf',
  packaged: '/usr/lib/systemd/zram-generator.conf',
}
const NO_ZRAM = '# Written by slipway: no device of compressed memory to swap to.\n'

/** Units that swap to compressed memory: of Debian's zram-tools, and of Ubuntu's zram-config. */
const SWAPPERS = ['zramswap', 'zram-config'] as const

/** fstab(5) without swap: told by the third field, since the word may stand anywhere else. */
const withoutSwap = (content: string) =>
  content
    .split('\n')
    .map(line => (/^\s*[^#\s]\S*\s+\S+\s+swap(\s|$)/.test(line) ? `# slipway: ${line}` : line))
    .join('\n')

const makesDevices = (config: string) => /^\s*\[zram/m.test(config)

export const swapOff = defineStep({
  id: 'swap-off',
  title: 'Nothing is swapped, now and after a reboot',
  after: [],
  targets: everyHost,
  facts: () => ({
    active: activeSwaps,
    fstab: file(FSTAB),
    zram: file(ZRAM.own),
    packagedZram: file(ZRAM.packaged),
    zramswap: unit('zramswap'),
    'zram-config': unit('zram-config'),
  }),
  diff: ({ active, fstab, zram, packagedZram, ...units }) => [
    ...SWAPPERS.filter(name => units[name].active || units[name].enabled).map(name =>
      change(`stop ${name}, now and at boot`, sh`systemctl disable --now ${name}`),
    ),
    ...(makesDevices((zram ?? packagedZram)?.content ?? '')
      ? fileChange(zram, rootFile(ZRAM.own, NO_ZRAM))
      : []),
    ...(fstab
      ? fileChange(fstab, { ...fstab, path: FSTAB, content: withoutSwap(fstab.content) })
      : []),
    // After what would switch it on again.
    ...(active.length > 0 ? [change(`stop swapping to ${active.join(', ')}`, sh`swapoff -a`)] : []),
  ],
})

import { change, fileChange } from '../core/change.ts'
import { sh } from '../core/command.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { activeSwaps } from '../facts/kernel.ts'
import { everyHost } from './targets.ts'

const FSTAB = '/etc/fstab'

/** fstab(5) without swap: told by the third field, since the word may stand anywhere else. */
const withoutSwap = (content: string) =>
  content
    .split('\n')
    .map(line => (/^\s*[^#\s]\S*\s+\S+\s+swap(\s|$)/.test(line) ? `# slipway: ${line}` : line))
    .join('\n')

export const swapOff = defineStep({
  id: 'swap-off',
  title: 'Nothing is swapped, now and after a reboot',
  after: [],
  targets: everyHost,
  facts: () => ({ active: activeSwaps, fstab: file(FSTAB) }),
  diff: ({ active, fstab }) => [
    ...(active.length > 0 ? [change(`stop swapping to ${active.join(', ')}`, sh`swapoff -a`)] : []),
    ...(fstab
      ? fileChange(fstab, { ...fstab, path: FSTAB, content: withoutSwap(fstab.content) })
      : []),
  ],
})

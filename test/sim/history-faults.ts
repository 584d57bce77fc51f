import type { World } from './world.ts'

/** What somebody, or a broken disk, does to the journal between two runs. */
export const HISTORY_FAULTS = ['deleted', 'cut-short', 'garbled'] as const

export type HistoryFault = (typeof HISTORY_FAULTS)[number]

export function spoil(world: World, how: HistoryFault): void {
  for (const { disk } of world.laptops.values())
    for (const [path, file] of disk.files) {
      if (!path.endsWith('journal.jsonl')) continue
      const at = world.dice.below(file.text.length + 1)
      if (how === 'deleted') disk.remove(path)
      else {
        const garbage = how === 'garbled' ? `\0\0{"type":${file.text.slice(at + 40)}` : ''
        file.text = file.text.slice(0, at) + garbage
        file.safe = file.text.length
      }
    }
}

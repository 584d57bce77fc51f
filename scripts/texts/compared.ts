import { commander } from '../../src/texts/zh/cli/commander.ts'
import { chinese, told } from '../../src/texts/zh/index.ts'
import type { Text } from './extract.ts'
import { WORDS } from './words.ts'
import { allTexts, areaOf } from './worklist.ts'

export interface Missing {
  readonly id: string
  readonly area: string
  /** File and line. */
  readonly at: string
}

/** A ready text is recognised by `chinese` alone; what is filled where it is said may stand in either. */
const isKnown = ({ id, tagged }: Pick<Text, 'id' | 'tagged'>): boolean =>
  Object.hasOwn(chinese, id) || ((tagged || !/\{\d+\}/.test(id)) && Object.hasOwn(told, id))

/** What the catalogues lack, and what they have too much. */
export function compared(root: string): { missing: readonly Missing[]; extra: readonly string[] } {
  const words = WORDS.flatMap(({ words }) => words)
  const texts: readonly Text[] = [
    ...allTexts(root),
    ...words.map(id => ({ id, path: 'src/words', line: 0, tagged: true })),
  ]
  const missing = new Map<string, Missing>()
  for (const text of texts)
    if (!isKnown(text) && !missing.has(text.id))
      missing.set(text.id, {
        id: text.id,
        area: areaOf(text.path),
        at: `${text.path}:${text.line}`,
      })
  const ids = new Set([...texts.map(({ id }) => id), ...Object.keys(commander)])
  const extra = Object.keys({ ...chinese, ...told }).filter(id => !ids.has(id))
  return { missing: [...missing.values()], extra }
}

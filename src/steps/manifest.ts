import { type Change, change } from '../core/change.ts'
import type { KubeObject } from '../facts/kubectl.ts'
import { apply } from '../render/apply.ts'
import { differences } from '../render/subset.ts'

export const nameOf = ({ kind, metadata }: KubeObject) => `${kind.toLowerCase()}/${metadata.name}`

/** What is missing until the API server has all objects as wanted; an unknown live state counts as nothing there. */
export function manifestChanges(
  wanted: readonly KubeObject[],
  live: readonly KubeObject[] | undefined,
  what: string,
): Change[] {
  const wrong = wanted.flatMap(object => {
    const found = live?.find(
      l => l.kind === object.kind && l.metadata.name === object.metadata.name,
    )
    if (!found) return [nameOf(object)]
    const paths = differences(object, found).filter(path => path !== 'apiVersion')
    return paths.length > 0 ? [`${nameOf(object)} (${paths.slice(0, 3).join(', ')})`] : []
  })
  if (wrong.length === 0) return []
  const all = wrong.length === wanted.length
  return [change(all ? `apply ${what}` : `apply ${what}: ${wrong.join('; ')}`, apply(wanted))]
}

import type { JsonObject } from './cluster.ts'
import { isMap } from './is-map.ts'

/** Maps merged all the way down, lists one after the other, each item once; of two other values the second stays. */
export function merge(first: JsonObject, second: JsonObject): JsonObject {
  const both = Object.entries(second).map(([key, theirs]) => {
    const ours = first[key]
    if (isMap(ours) && isMap(theirs)) return [key, merge(ours, theirs)]
    if (Array.isArray(ours) && Array.isArray(theirs))
      return [key, [...new Set([...ours, ...theirs])]]
    return [key, theirs]
  })
  return { ...first, ...Object.fromEntries(both) }
}

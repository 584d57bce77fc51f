import type { Machine } from '../machine.ts'

/**
 * True once, `ms` after the condition began to hold; not at all while it does not.
 * `at` is the moment that is being looked at.
 */
export function ripe(m: Machine, at: number, key: string, holds: boolean, ms: number): boolean {
  const { due } = m.clockwork
  if (!holds) {
    due.delete(key)
    return false
  }
  const when = due.get(key)
  if (when === undefined) due.set(key, at + ms)
  else if (when <= at) {
    due.delete(key)
    return true
  }
  return false
}

import type { Say } from '../texts/say.ts'

/** A duration for people: `0.4s`, `12.3s`, `2m 05s`, `1h 04m`, `3d 02h`. */
export function formatDuration(ms: number): string {
  const tenths = Math.max(0, Math.floor(ms / 100))
  if (tenths < 600) return `${(tenths / 10).toFixed(1)}s`
  const seconds = Math.floor(tenths / 10)
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}m ${two(seconds % 60)}s`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours}h ${two(minutes % 60)}m`
  return `${Math.floor(hours / 24)}d ${two(hours % 24)}h`
}

const two = (n: number) => String(n).padStart(2, '0')

/** ms from which on a step is said to have taken time. */
const NOTABLE_MS = 50

/** Time that a step took; `none` where it took hardly any. */
export const tookText = (ms: number, none = ''): string =>
  ms < NOTABLE_MS ? none : formatDuration(ms)

/** How long ago, in one unit: `just now`, `3m ago`, `2h ago`, `5d ago`. */
export function formatAgo(ms: number, say: Say): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return say`just now`
  if (minutes < 60) return say`${minutes}m ago`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? say`${hours}h ago` : say`${Math.floor(hours / 24)}d ago`
}

import type { Span } from './lane.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** What people count time in. */
const PACES = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map(n => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map(n => n * MINUTE),
  ...[1, 2, 6, 12, 24].map(n => n * HOUR),
]

/** Round moments within a span, not more than `most`. */
export function ticks({ from, to }: Span, most = 6): number[] {
  const long =
    PACES.find(pace => (to - from) / pace <= most) ??
    24 * HOUR * Math.ceil((to - from) / (24 * HOUR * most))
  const first = Math.ceil(from / long)
  return Array.from({ length: Math.max(0, Math.floor(to / long) - first + 1) }, (_, i) =>
    Math.round((first + i) * long),
  )
}

/** Where a moment lies between the ends of a span, in hundredths; what lies outside is put at the end. */
export const place = (at: number, { from, to }: Span): number =>
  Math.round(Math.min(1, Math.max(0, (at - from) / (to - from))) * 1e4) / 100

/** A moment for an axis: `0s`, `1.5s`, `2m`, `2m 30s`, `1h 05m`. */
export function tickText(ms: number): string {
  if (ms < MINUTE) return `${Math.round(ms / 100) / 10}s`
  const seconds = Math.round(ms / SECOND)
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  if (minutes < 60) return rest === 0 ? `${minutes}m` : `${minutes}m ${rest}s`
  const past = minutes % 60
  return past === 0 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 60)}h ${past}m`
}

import { formatDuration } from '../duration.ts'
import { place, ticks, tickText } from './axis.ts'
import { html, type Markup } from './html.ts'
import type { Lane, Span } from './lane.ts'
import type { Passage } from './passage.ts'
import { classOf } from './words.ts'

/** Heights in px. Names of steps fit into high bars only. */
export const TALL = { bar: 16, gap: 3, named: true } as const
export const LOW = { bar: 6, gap: 2, named: false } as const
export type Size = typeof TALL | typeof LOW

/** Below this many hundredths of the width a bar could not be seen, and below the other its name could not be read. */
const LEAST = 0.5
const NAMED = 5

/** Lines through the lanes, and the times above them. Hidden from screen readers: the tables say it in words. */
export const grid = (span: Span): Markup => html`
<svg class="grid" width="100%" height="100%" aria-hidden="true" focusable="false">
  ${ticks(span).map(at => html`<line x1="${place(at, span)}%" x2="${place(at, span)}%" y1="18" y2="100%"/><text x="${place(at, span)}%" y="11" class="${anchor(place(at, span))}">${tickText(at)}</text>`)}
</svg>`

const anchor = (x: number) => (x < 4 ? 'start' : x > 94 ? 'end' : 'middle')

/** What was at work on a host, and when. */
export function laneChart(
  lane: Lane,
  span: Span,
  size: Size,
  critical: ReadonlySet<string>,
): Markup {
  const line = size.bar + size.gap
  const height = Math.max(1, lane.rows.length) * line + size.gap
  return html`<svg class="bars" width="100%" height="${height}" aria-hidden="true" focusable="false">
  ${lane.waits.map(wait => html`<line class="wait" x1="${place(wait.from, span)}%" x2="${place(wait.to, span)}%" y1="${size.gap + size.bar / 2}" y2="${size.gap + size.bar / 2}"><title>waits for ${wait.for}: ${formatDuration(wait.to - wait.from)}</title></line>`)}
  ${lane.rows.map((row, i) => row.map(passage => bar(passage, i * line + size.gap, span, size, critical)))}
</svg>`
}

function bar(passage: Passage, y: number, span: Span, size: Size, critical: ReadonlySet<string>) {
  const { step, result, from, to, retries } = passage
  const x = Math.min(place(from, span), 100 - LEAST)
  const width = Math.max(LEAST, Math.round((place(to, span) - x) * 100) / 100)
  const inside: Span = { from, to: Math.max(to, from + 1) }
  const named = size.named && width >= NAMED
  const crucial = critical.has(passage.key)
  return html`<svg class="bar ${classOf(result)}" x="${x}%" y="${y}" width="${width}%" height="${size.bar}"><title>${step}: ${result}, ${formatDuration(to - from)}${crucial && ', on the critical path'}</title><rect width="100%" height="100%" rx="1.5"/>${retries.map(({ at, wait }) => html`<rect class="pause" x="${place(at, inside)}%" width="${Math.max(1, place(at + wait, inside) - place(at, inside))}%" height="100%"/>`)}${crucial && html`<rect class="edge" y="${size.bar - (size.named ? 3 : 2)}" width="100%" height="${size.named ? 3 : 2}"/>`}${named && html`<text x="5" y="11.5">${step}</text>`}</svg>`
}

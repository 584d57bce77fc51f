import type { Say } from '../../texts/say.ts'
import { formatDuration } from '../duration.ts'
import { place, ticks, tickText } from './axis.ts'
import { html, type Markup } from './html.ts'
import type { Lane, Span, Wait } from './lane.ts'
import type { Passage } from './passage.ts'
import { classOf } from './words.ts'

/** Heights in px. Names of steps fit into high bars only; where there are many hosts, there are none. */
const HIGH = { bar: 16, gap: 3, edge: 3 } as const
const LOW = { bar: 5, gap: 2, edge: 2 } as const
type Size = typeof HIGH | typeof LOW

/** Below this many hundredths of the width a bar could not be seen. */
const LEAST = 0.5

/** Hundredths of the width that a letter takes on most screens. */
const LETTER = 0.7

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
  {
    many,
    critical,
    say,
  }: { readonly many: boolean; readonly critical: ReadonlySet<string>; readonly say: Say },
): Markup {
  const sizes = lane.rows.map(row => (row.long && !many ? HIGH : LOW))
  const tops = sizes.map((_, i) => sizes.slice(0, i).reduce((y, { bar, gap }) => y + bar + gap, 2))
  const height = sizes.reduce((y, { bar, gap }) => y + bar + gap, 2)
  const middle = 2 + (sizes[0] ?? LOW).bar / 2
  const bars = lane.rows.map((row, i) =>
    row.passages.map(passage =>
      bar(passage, span, { y: tops[i] ?? 0, size: sizes[i] ?? LOW, critical, say }),
    ),
  )
  return html`<svg class="bars" width="100%" height="${height}" aria-hidden="true" focusable="false">
  ${lane.waits.map(wait => waiting(wait, span, middle, say))}
  ${bars}
</svg>`
}

const waiting = (wait: Wait, span: Span, y: number, say: Say) =>
  html`<line class="wait" x1="${place(wait.from, span)}%" x2="${place(wait.to, span)}%" y1="${y}" y2="${y}"><title>${say`waits for ${wait.for}: ${formatDuration(wait.to - wait.from)}`}</title></line>`

interface Place {
  readonly y: number
  readonly size: Size
  readonly critical: ReadonlySet<string>
  readonly say: Say
}

function bar(passage: Passage, span: Span, { y, size, critical, say }: Place): Markup {
  const { step, result, from, to, retries } = passage
  const x = Math.min(place(from, span), 100 - LEAST)
  const width = Math.max(LEAST, Math.round((place(to, span) - x) * 100) / 100)
  const inside: Span = { from, to: Math.max(to, from + 1) }
  const crucial = critical.has(passage.key)
  const named = size === HIGH && retries.length === 0 && width >= step.length * LETTER + 1
  const told = [`${step}: ${say(result)}`, formatDuration(to - from)].join(say`, `)
  const pauses = retries.map(({ at, wait }) => {
    const begin = place(at, inside)
    return html`<rect class="pause" x="${begin}%" width="${Math.max(1, place(at + wait, inside) - begin)}%" height="100%"/>`
  })
  return html`<svg class="bar ${classOf(result)}" x="${x}%" y="${y}" width="${width}%" height="${size.bar}">
<title>${crucial ? say`${told}, on the critical path` : told}</title>
<rect width="100%" height="100%" rx="1.5"/>${pauses}
${crucial && html`<rect class="edge" y="${size.bar - size.edge}" width="100%" height="${size.edge}"/>`}
${named && html`<text x="5" y="11.5">${step}</text>`}
</svg>`
}

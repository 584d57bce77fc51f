import { groupBy } from '../group.ts'
import { type Counts, countsOf, type Passage, wasAtWork } from './passage.ts'

/** A stretch of the run, in ms since it began. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A host that had nothing to do until a pair of another host had ended. */
export interface Wait extends Span {
  readonly for: string
}

export interface Row {
  readonly long: boolean
  readonly passages: readonly Passage[]
}

/** One host in the course of a run. */
export interface Lane {
  readonly host: string
  /** In the order of the plan. */
  readonly passages: readonly Passage[]
  /** What was at work, in rows so that nothing overlaps; what was so for long and what was not, apart. */
  readonly rows: readonly Row[]
  readonly waits: readonly Wait[]
  readonly counts: Counts
  /** Milliseconds in which anything was at work there. */
  readonly busy: number
}

/** Shorter than this part of the whole nothing can be seen, and from the other on there is room for a name. */
const LEAST = 0.005
const LONG = 0.05

/** The stretch in which hosts were worked on; undefined where none was. */
export function workSpan(passages: readonly Passage[]): Span | undefined {
  const spans = passages.filter(wasAtWork)
  if (spans.length === 0) return undefined
  const from = spans.reduce((least, p) => Math.min(least, p.from), Number.POSITIVE_INFINITY)
  const to = spans.reduce((most, p) => Math.max(most, p.to), 0)
  return { from, to: Math.max(to, from + 1) }
}

export function lanesOf(passages: readonly Passage[], span: Span): Lane[] {
  const whole = span.to - span.from
  const least = whole * LEAST
  const isLong = (p: Passage) => p.to - p.from >= whole * LONG
  return [...groupBy(passages, p => p.host)].map(([host, own]) => {
    const spans = own.filter(wasAtWork).toSorted((a, b) => a.from - b.from || a.to - b.to)
    return {
      ...{ host, passages: own, counts: countsOf(own) },
      rows: [
        ...packed(spans.filter(isLong), least).map(row => ({ long: true, passages: row })),
        ...packed(
          spans.filter(p => !isLong(p)),
          least,
        ).map(row => ({ long: false, passages: row })),
      ],
      waits: waitsOf(spans, host, least),
      busy: covered(spans),
    }
  })
}

function packed(spans: readonly Passage[], least: number): Passage[][] {
  const rows: Passage[][] = []
  const ends: number[] = []
  for (const span of spans) {
    const free = ends.findIndex(end => end <= span.from)
    const row = free === -1 ? rows.length : free
    rows[row] = [...(rows[row] ?? []), span]
    ends[row] = Math.max(span.to, span.from + least)
  }
  return rows
}

/** Gaps on a host that end with what waited for another host. */
function waitsOf(spans: readonly Passage[], host: string, least: number): Wait[] {
  const waits: Wait[] = []
  let end: number | undefined
  for (const { from, to, waitedFor } of spans) {
    const elsewhere = waitedFor !== undefined && !waitedFor.endsWith(`@${host}`)
    if (end !== undefined && elsewhere && from - end > least)
      waits.push({ from: end, to: from, for: waitedFor })
    end = Math.max(end ?? 0, to)
  }
  return waits
}

function covered(spans: readonly Span[]): number {
  let sum = 0
  let end = 0
  for (const { from, to } of spans) {
    sum += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return sum
}

import { pad, truncate, width } from './columns.ts'
import { formatDuration } from './duration.ts'
import { groupBy } from './group.ts'
import { printable } from './printable.ts'
import type { Progress } from './progress.ts'
import type { Style } from './style.ts'
import { count } from './words.ts'

const MOST_HOSTS = 10

/**
 * What the screen shows of a run at this moment: a heading, and a line per host at work, those that have
 * been at it longest first, since the run waits for them. `now` is in ms since 1970; `rows` is the height to fit in;
 * `left` says how long it will still take.
 */
export function windowLines(
  progress: Progress,
  style: Style,
  now: number,
  { rows = 24, left = '' }: { readonly rows?: number | undefined; readonly left?: string } = {},
): string[] {
  const lines =
    progress.waiting.size > 0 ? waitingRows(progress, now, style) : workRows(progress, now)
  const room = Math.max(1, Math.min(MOST_HOSTS, rows - 4))
  const shown = lines.length > room ? lines.slice(0, room) : lines
  const more = lines.length - shown.length
  const columns = Math.max(20, (style.columns ?? 80) - 4)
  return [
    truncate(headingText(progress, style, now, left), columns, style.symbols.more),
    ...align(shown, style, columns),
    ...(more > 0 ? [style.paint('faint', style.say`+${more} more`)] : []),
  ]
}

interface Row {
  readonly host: string
  readonly doing: string
  readonly took: string
  readonly line: string
}

function headingText(
  { cluster, counts, total, startedAt, waiting, hosts }: Progress,
  style: Style,
  now: number,
  left: string,
) {
  const { paint, say } = style
  const elapsed = paint('faint', formatDuration(now - startedAt))
  const name = paint('strong', cluster)
  if (total === 0)
    return `${name}  ${say`asking ${count(say, hosts.size, 'host')}, ${hosts.size - waiting.size} answered`}  ${elapsed}`
  const done = counts.changed + counts.unchanged
  const failed = counts.failed > 0 ? `${say`, `}${paint('bad', say`${counts.failed} failed`)}` : ''
  const blocked =
    counts.blocked > 0 ? `${say`, `}${paint('warn', say`${counts.blocked} blocked`)}` : ''
  return `${name}  ${say`${done} of ${total} done`}${failed}${blocked}  ${elapsed}${left && paint('faint', say`, ` + left)}`
}

const waitingRows = ({ waiting }: Progress, now: number, { say }: Style): Row[] =>
  [...waiting].map(([host, since]) => ({
    host,
    doing: say`connecting`,
    took: formatDuration(now - since),
    line: '',
  }))

function workRows({ working }: Progress, now: number): Row[] {
  const byHost = groupBy(working.values(), work => work.host)
  return [...byHost.values()].flatMap(works => {
    const [oldest] = works
    if (!oldest) return []
    const more = works.length > 1 ? ` +${works.length - 1}` : ''
    const took = formatDuration(now - oldest.since)
    const line = works.findLast(work => work.line !== '')?.line ?? ''
    return [{ host: oldest.host, doing: `${oldest.step}${more}`, took, line: printable(line) }]
  })
}

function align(rows: readonly Row[], { paint, symbols }: Style, columns: number): string[] {
  const widest = (field: 'host' | 'doing' | 'took') =>
    Math.max(0, ...rows.map(r => width(r[field])))
  const [host, doing, took] = [widest('host'), widest('doing'), widest('took')]
  return rows.map(row => {
    const name = pad(row.host, host)
    const step = paint('accent', pad(row.doing, doing))
    const time = ' '.repeat(took - width(row.took)) + row.took
    const line = paint('faint', row.line)
    return truncate(`${name}  ${step}  ${time}  ${line}`.trimEnd(), columns, symbols.more)
  })
}

import type { PairHistory } from '../journal/ledger.ts'
import { width } from './columns.ts'
import { formatDuration } from './duration.ts'
import { groupBy } from './group.ts'
import { hostNames } from './host-names.ts'
import type { Standing } from './standing.ts'
import type { Style, Tone } from './style.ts'
import { table } from './table.ts'

/** One pair in a table of steps by hosts. */
export interface Cell {
  readonly step: string
  readonly host: string
  readonly standing: Standing
  readonly history?: PairHistory | undefined
  /** What would be changed now. */
  readonly missing: readonly string[]
}

const LOOKS = {
  done: ['done', 'good'],
  mended: ['done', 'good'],
  drifted: ['drifted', 'warn'],
  failed: ['failed', 'bad'],
  blocked: ['blocked', 'warn'],
  'cut off': ['cutOff', 'warn'],
  'at work': ['running', 'accent'],
  'to do': ['todo', 'faint'],
  unknown: ['unknown', 'warn'],
  unreachable: ['unknown', 'bad'],
} as const satisfies Record<Standing, readonly [keyof Style['symbols'], Tone]>

export function look(standing: Standing, { symbols, paint, say }: Style): string {
  const [symbol, tone] = LOOKS[standing]
  return paint(tone, `${symbols[symbol]} ${say(standing)}`)
}

/** Hosts that stand alike share a column; where even so the columns do not fit, the steps only count them. */
export function matrixLines(cells: readonly Cell[], style: Style): string[] {
  const steps = [...groupBy(cells, cell => cell.step)]
  const hosts = [...groupBy(cells, cell => cell.host).values()]
  const columns = [
    ...groupBy(hosts, own => JSON.stringify(own.map(c => [c.step, c.standing]))).values(),
  ]
  const heading = columns.map(own => hostNames(own.map(([first]) => first?.host ?? '')))
  const rows = steps.map(([step, ofStep]) => [
    style.paint('accent', step),
    ...columns.map(own => {
      const names = new Set(own.map(([first]) => first?.host))
      return cellText(
        ofStep.filter(cell => names.has(cell.host)),
        style,
      )
    }),
  ])
  const matrix = table(
    [['', ...heading.map(name => style.paint('strong', name))], ...rows],
    wide(style),
  )
  const fits = matrix.every(line => width(line) <= (style.columns ?? Number.POSITIVE_INFINITY))
  return fits ? matrix : countLines(steps, style)
}

const wide = (style: Style): Style => ({ ...style, columns: undefined })

function cellText(cells: readonly Cell[], style: Style): string {
  const [first] = cells
  if (!first) return ''
  const took = Math.max(...cells.map(cell => cell.history?.took ?? 0))
  const time =
    first.standing === 'done' && took >= 100 ? style.paint('faint', ` ${formatDuration(took)}`) : ''
  return look(first.standing, style) + time
}

const countLines = (steps: readonly [string, Cell[]][], style: Style): string[] =>
  table(
    steps.map(([step, cells]) => [
      style.paint('accent', step),
      [...groupBy(cells, cell => cell.standing).values()]
        .map(group => `${group.length} ${look(group[0]?.standing ?? 'unknown', style)}`)
        .join(', '),
    ]),
    style,
  )

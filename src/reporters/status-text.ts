import { pairKey } from '../core/graph.ts'
import type { Plan } from '../core/plan.ts'
import type { Ledger, PairHistory, RunHistory } from '../journal/ledger.ts'
import type { Owner } from '../journal/owner.ts'
import { width } from './columns.ts'
import { formatAgo, formatDuration } from './duration.ts'
import { groupBy } from './group.ts'
import { hostNames } from './host-names.ts'
import { printable } from './printable.ts'
import { hintLines } from './problem-text.ts'
import { type Standing, standing } from './standing.ts'
import type { Style, Tone } from './style.ts'
import { cutLine, table } from './table.ts'

export interface Status {
  readonly ledger: Ledger
  /** What the hosts say now; left out where they were not asked. */
  readonly plan?: Plan | undefined
  /** Who is at work at this moment. */
  readonly owner?: Owner | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

interface Cell {
  readonly step: string
  readonly host: string
  readonly standing: Standing
  readonly history?: PairHistory | undefined
  /** What would be changed now. */
  readonly missing: readonly string[]
}

/** The steps by hosts: what is done, what is not, where history and hosts differ; then each of these in words. */
export function statusLines(status: Status, style: Style): string[] {
  const cells = cellsOf(status)
  if (cells.length === 0) return ['Nothing is known yet: no run was made from this folder.']
  const told = cells.filter(cell => cell.standing !== 'done' && cell.standing !== 'to do')
  return [
    ...matrixLines(cells, style),
    '',
    ...detailLines(told, status.now, style),
    ...(told.length > 0 ? [''] : []),
    ...runLines(status, style),
  ]
}

function cellsOf({ ledger, plan }: Status): Cell[] {
  const planned = new Map(plan?.pairs.map(pair => [pairKey(pair.step, pair.host), pair]))
  const pairs = plan ? plan.pairs : [...ledger.pairs.values()]
  return pairs.map(({ step, host }) => {
    const key = pairKey(step, host)
    const history = ledger.pairs.get(key)
    const pair = planned.get(key)
    const truth = plan && { pair, reachable: !plan.unreachable.has(host) }
    const missing = (pair?.changes ?? []).map(change => change.summary)
    return { step, host, standing: standing(history, truth), history, missing }
  })
}

const LOOKS = {
  done: ['done', 'good'],
  mended: ['done', 'good'],
  drifted: ['drifted', 'warn'],
  failed: ['failed', 'bad'],
  blocked: ['blocked', 'warn'],
  'cut off': ['cutOff', 'warn'],
  'to do': ['running', 'accent'],
  unknown: ['unknown', 'warn'],
  unreachable: ['unknown', 'bad'],
} as const satisfies Record<Standing, readonly [keyof Style['symbols'], Tone]>

function look(standing: Standing, { symbols, paint }: Style): string {
  const [symbol, tone] = LOOKS[standing]
  return paint(tone, `${symbols[symbol]} ${standing}`)
}

/** Hosts that stand alike share a column; where even so the columns do not fit, the steps only count them. */
function matrixLines(cells: readonly Cell[], style: Style): string[] {
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
  const time = took >= 100 ? style.paint('faint', ` ${formatDuration(took)}`) : ''
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

function detailLines(cells: readonly Cell[], now: number, style: Style): string[] {
  const alike = groupBy(cells, c =>
    JSON.stringify([c.step, c.standing, c.missing, c.history?.problem?.message]),
  )
  return [...alike.values()].flatMap(group => {
    const [cell] = group
    if (!cell) return []
    const { step, history, missing } = cell
    const where = style.paint('strong', `${hostNames(group.map(c => c.host))} ${step}`)
    const problem = cell.standing === 'mended' ? undefined : history?.problem
    return [
      cutLine(
        `${look(cell.standing, style)}  ${where}  ${lastText(history, now)}`.trimEnd(),
        style,
      ),
      ...(problem
        ? [`    ${printable(problem.message)}`, ...indent(hintLines(problem, style))]
        : []),
      ...(missing.length > 0 ? [`    to do: ${missing.map(printable).join('; ')}`] : []),
    ]
  })
}

const indent = (lines: readonly string[]) => lines.map(line => `    ${line}`)

function lastText(history: PairHistory | undefined, now: number): string {
  if (!history || history.outcome === 'not run') return ''
  const after = history.took >= 100 ? ` after ${formatDuration(history.took)}` : ''
  return `last: ${history.outcome} ${formatAgo(now - history.at)}${after}`
}

function runLines({ ledger, owner, now }: Status, { paint }: Style): string[] {
  if (owner)
    return [
      `${paint('accent', 'At work')}: ${owner.command}, by ${owner.user} on ${owner.machine}, begun ${formatAgo(now - owner.since)}`,
    ]
  const last = ledger.runs.findLast(run => run.outcome !== 'looked')
  return last ? [runText(last, now)] : []
}

const runText = ({ command, outcome, started, took, run }: RunHistory, now: number) =>
  `Last run: ${command}, ${outcome}, begun ${formatAgo(now - started)}, took ${formatDuration(took)} (${run})`

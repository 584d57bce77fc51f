import type { Finding } from '../core/plan.ts'
import type { Problem } from '../core/problem.ts'
import { width } from './columns.ts'
import { findingLines } from './finding-text.ts'
import { groupBy } from './group.ts'
import { hostNames } from './host-names.ts'
import { printable } from './printable.ts'
import { problemLines } from './problem-text.ts'
import type { Style } from './style.ts'
import { table } from './table.ts'
import { count } from './words.ts'

export interface Checked {
  readonly checks: readonly { readonly id: string; readonly title: string }[]
  readonly hosts: readonly string[]
  readonly findings: readonly Finding[]
  readonly unreachable: ReadonlyMap<string, Problem>
}

/** How a host stands by one check, worst first. */
const STANDINGS = ['error', 'warning', 'mended', 'ok', 'unknown'] as const
type Stands = (typeof STANDINGS)[number]

const LOOKS = {
  error: ['failed', 'bad'],
  warning: ['warning', 'warn'],
  mended: ['todo', 'accent'],
  ok: ['done', 'good'],
  unknown: ['unknown', 'faint'],
} as const satisfies Record<Stands, readonly [keyof Style['symbols'], string]>

const standsOf = ({ level, mendedBy }: Finding): Stands =>
  level === 'ok' && mendedBy !== undefined ? 'mended' : level

const cellOf = (check: string, host: string): string => JSON.stringify([check, host])

function standing(
  check: string,
  host: string,
  found: readonly Finding[],
  { unreachable }: Checked,
): Stands {
  const own = found.map(standsOf)
  const worst = STANDINGS.find(stands => own.includes(stands))
  if (worst) return worst
  // Some checks only speak of what is wrong.
  if (!unreachable.has(host)) return 'ok'
  return check === 'login' ? 'error' : 'unknown'
}

/** Checks by hosts, then each finding that is not well, and what `up` will mend; `all`: also what is well. */
export function checkLines(checked: Checked, style: Style, { all = false } = {}): string[] {
  const { findings, unreachable } = checked
  const mended = findings.filter(f => standsOf(f) === 'mended')
  const others = findings.filter(f => standsOf(f) !== 'mended')
  const lost = [...unreachable].flatMap(([host, problem]) =>
    problemLines(problem.toJSON(), style, host),
  )
  const parts = [
    matrix(checked, style),
    [...lost, ...findingLines(others, style, { all }), ...mendedLines(mended, style)],
    [verdict(checked, style)],
  ]
  return parts
    .filter(part => part.length > 0)
    .flatMap((part, i) => (i === 0 ? part : ['', ...part]))
}

const symbol = (stands: Stands, { symbols, paint }: Style): string =>
  paint(LOOKS[stands][1], symbols[LOOKS[stands][0]])

/** Hosts that stand alike share a column; where even so they do not fit, each check counts them. */
function matrix(checked: Checked, style: Style): string[] {
  const { checks, hosts, findings } = checked
  const found = groupBy(findings, ({ check, host }) => cellOf(check, host))
  const columns = hosts.map(host => ({
    host,
    cells: checks.map(({ id }) => standing(id, host, found.get(cellOf(id, host)) ?? [], checked)),
  }))
  const groups = [...groupBy(columns, ({ cells }) => cells.join()).values()]
  const head = groups.map(group => style.paint('strong', hostNames(group.map(c => c.host))))
  const rows = checks.map(({ id }, i) => [
    style.paint('accent', id),
    ...groups.map(([first]) => symbol(first?.cells[i] ?? 'unknown', style)),
  ])
  const wide = table([['', ...head], ...rows], { ...style, columns: undefined })
  const room = style.columns ?? Number.POSITIVE_INFINITY
  if (wide.every(line => width(line) <= room)) return wide
  return table(
    checks.map(({ id }, i) => [
      style.paint('accent', id),
      [...groupBy(columns, ({ cells }) => cells[i] ?? 'unknown')]
        .map(([stands, own]) => `${symbol(stands as Stands, style)} ${own.length}`)
        .join('  '),
    ]),
    style,
  )
}

/** Nothing to do about these but `up`. */
function mendedLines(findings: readonly Finding[], style: Style): string[] {
  const alike = groupBy(findings, f => JSON.stringify([f.message, f.mendedBy]))
  return [...alike.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const hosts = style.paint('strong', hostNames(group.map(f => f.host)))
    const by = style.paint('faint', style.say`slipway up mends it: ${first.mendedBy ?? ''}`)
    return [`${symbol('mended', style)} ${hosts}: ${printable(style.say(first.message))}  ${by}`]
  })
}

function verdict(
  { findings, unreachable, hosts }: Checked,
  { paint, symbols, say }: Style,
): string {
  const errors = findings.filter(f => f.level === 'error').length + unreachable.size
  const warnings = findings.filter(f => f.level === 'warning').length
  const and = warnings > 0 ? say`, ` + count(say, warnings, 'warning') : ''
  const of = count(say, hosts.length, 'host')
  return errors > 0
    ? `${paint('bad', symbols.failed)} ${say`${count(say, errors, 'error')}${and} on ${of}: slipway up would not begin, or fail`}`
    : `${paint('good', symbols.done)} ${hosts.length === 1 ? say`${of} is fit${and}` : say`${of} are fit${and}`}`
}

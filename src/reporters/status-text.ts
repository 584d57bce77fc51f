import { pairKey } from '../core/graph.ts'
import type { Plan } from '../core/plan.ts'
import type { Ledger, RunHistory } from '../journal/ledger.ts'
import type { Owner } from '../journal/owner.ts'
import type { Say } from '../texts/say.ts'
import { formatAgo, formatDuration } from './duration.ts'
import { groupBy } from './group.ts'
import { hostNames } from './host-names.ts'
import { changesText } from './pair-text.ts'
import { printable } from './printable.ts'
import { hintLines } from './problem-text.ts'
import { type Standing, standing } from './standing.ts'
import { type Cell, look, matrixLines } from './status-matrix.ts'
import type { Style } from './style.ts'
import { stepsOf } from './summary.ts'
import { cutLine } from './table.ts'

export interface Status {
  readonly ledger: Ledger
  /** What the hosts say now; left out where they were not asked. */
  readonly plan?: Plan | undefined
  /** Who is at work at this moment. */
  readonly owner?: Owner | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** The steps by hosts: what is done, what is not, where history and hosts differ; then each of these in words. */
export function statusLines(status: Status, style: Style): string[] {
  const cells = cellsOf(status)
  if (cells.length === 0)
    return [style.say`Nothing is known yet: no run was made from this folder.`]
  const told = cells.filter(cell => !PLAIN_ENOUGH.has(cell.standing))
  return [
    ...matrixLines(cells, style),
    '',
    ...detailLines(told, status, style),
    ...(told.length > 0 ? [''] : []),
    ...runLines(status, style),
  ]
}

/** What the table says in full. */
const PLAIN_ENOUGH = new Set<Standing>(['done', 'to do', 'at work'])

function cellsOf({ ledger, plan, owner }: Status): Cell[] {
  const planned = new Map(plan?.pairs.map(pair => [pairKey(pair.step, pair.host), pair]))
  const pairs = plan ? plan.pairs : [...ledger.pairs.values()]
  return pairs.map(({ step, host }) => {
    const key = pairKey(step, host)
    const history = ledger.pairs.get(key)
    const pair = planned.get(key)
    const truth = plan && { pair, reachable: !plan.unreachable.has(host) }
    const missing = (pair?.changes ?? []).map(change => change.summary)
    const stands = standing(history, truth)
    const atWork = owner && stands === 'cut off' && history?.run === ledger.runs.at(-1)?.run
    return { step, host, standing: atWork ? 'at work' : stands, history, missing }
  })
}

function detailLines(cells: readonly Cell[], { plan, now }: Status, style: Style): string[] {
  // Of a host that does not answer, that is all there is to tell, whatever became of its steps before.
  const problemOf = ({ host, standing, history }: Cell) =>
    plan?.unreachable.get(host) ?? (standing === 'mended' ? undefined : history?.problem)
  const alike = groupBy(cells, cell => {
    const { step, host, standing, missing } = cell
    const message = problemOf(cell)?.message
    return JSON.stringify(
      plan?.unreachable.has(host) ? [standing, message] : [step, standing, missing, message],
    )
  })
  return [...alike.values()].flatMap(group => {
    const [cell] = group
    if (!cell) return []
    const { missing } = cell
    const hosts = hostNames([...new Set(group.map(c => c.host))])
    const where = style.paint('strong', `${hosts} ${stepsOf(group, style.say)}`)
    const problem = problemOf(cell)
    return [
      cutLine(
        `${look(cell.standing, style)}  ${where}  ${lastText(cell, now, style.say)}`.trimEnd(),
        style,
      ),
      ...(problem
        ? [`    ${printable(style.say(problem.message))}`, ...indent(hintLines(problem, style))]
        : []),
      ...(missing.length > 0
        ? [`    ${style.say`to do: ${changesText({ changes: missing }, style.say)}`}`]
        : []),
    ]
  })
}

const indent = (lines: readonly string[]) => lines.map(line => `    ${line}`)

function lastText({ history, standing }: Cell, now: number, say: Say): string {
  if (!history || history.outcome === 'not run') return ''
  const ago = formatAgo(now - history.at, say)
  const when = history.took >= 100 ? say`${ago} after ${formatDuration(history.took)}` : ago
  return history.outcome === standing ? when : say`was ${say(history.outcome)} ${when}`
}

function runLines({ ledger, owner, now }: Status, { paint, say }: Style): string[] {
  if (owner)
    return [
      say`${paint('accent', say`At work`)}: ${owner.command}, by ${owner.user} on ${owner.machine}, begun ${formatAgo(now - owner.since, say)}`,
    ]
  const last = ledger.runs.findLast(run => run.outcome !== 'looked')
  return last ? [runText(last, now, say)] : []
}

const runText = ({ command, outcome, started, took, run }: RunHistory, now: number, say: Say) =>
  say`Last run: ${command}, ${say(outcome)}, begun ${formatAgo(now - started, say)}, took ${formatDuration(took)} (${run})`

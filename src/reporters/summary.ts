import type { PairSummary, Result, RunSummary } from '../core/event.ts'
import type { Say } from '../texts/say.ts'
import { formatDuration } from './duration.ts'
import { groupBy } from './group.ts'
import { hostNames } from './host-names.ts'
import { blockers, changesText } from './pair-text.ts'
import { printable } from './printable.ts'
import { problemLines } from './problem-text.ts'
import type { Style } from './style.ts'
import { table } from './table.ts'
import { doneText } from './verdict.ts'

/** The end of a run for people: what changed, what was not done, every problem once with its cause, and the total. */
export function summaryLines(summary: RunSummary, style: Style): string[] {
  return [
    ...titled(style.say`Changed`, changedRows(summary.pairs, style), style),
    ...titled(style.say`Not done`, undoneRows(summary.pairs, style), style),
    ...problemBlocks(summary.pairs, style),
    totalLine(summary, style),
  ]
}

function titled(title: string, rows: string[][], style: Style): string[] {
  if (rows.length === 0) return []
  return [style.paint('strong', title), ...table(rows, style, '  '), '']
}

/** The first of them, and how many more. */
export function stepsOf(pairs: readonly Pick<PairSummary, 'step'>[], say: Say): string {
  const [first = '', ...more] = new Set(pairs.map(p => p.step))
  return more.length > 0 ? say`${first} and ${more.length} more` : first
}

const hostsOf = (pairs: readonly PairSummary[]) => hostNames([...new Set(pairs.map(p => p.host))])

const of = (pairs: readonly PairSummary[], result: Result) => pairs.filter(p => p.result === result)

function changedRows(pairs: readonly PairSummary[], { say }: Style): string[][] {
  const alike = groupBy(of(pairs, 'changed'), p => JSON.stringify([p.step, p.changes]))
  return [...alike.values()].map(group => [
    group[0]?.step ?? '',
    hostsOf(group),
    changesText({ changes: group[0]?.changes ?? [] }, say),
  ])
}

function undoneRows(pairs: readonly PairSummary[], { paint, say }: Style): string[][] {
  const why = (p: PairSummary) => printable(say(p.problem?.message ?? ''))
  const failed = groupBy(of(pairs, 'failed'), p => why(p))
  const cause = (p: PairSummary) => blockers(p.blockedBy ?? [], p.host, say)
  const blocked = groupBy(of(pairs, 'blocked'), p => JSON.stringify([p.step, cause(p)]))
  const row = (group: PairSummary[], result: string, text: (p: PairSummary) => string) =>
    group.slice(0, 1).map(p => [hostsOf(group), stepsOf(group, say), result, text(p)])
  return [
    ...[...failed.values()].flatMap(group => row(group, paint('bad', say`failed`), why)),
    ...[...blocked.values()].flatMap(group => row(group, paint('warn', say`blocked`), cause)),
  ]
}

/** The same problem of several pairs is told once; the one that came first, first. */
function problemBlocks(pairs: readonly PairSummary[], style: Style): string[] {
  const alike = groupBy(
    pairs.filter(p => p.problem),
    ({ problem }) => JSON.stringify([problem?.code, problem?.message, problem?.evidence]),
  )
  return [...alike.values()].flatMap(group => {
    const problem = group[0]?.problem
    if (!problem) return []
    const where = `${hostsOf(group)} ${stepsOf(group, style.say)}`
    return [...problemLines(problem, style, where), '']
  })
}

function totalLine(summary: RunSummary, { symbols, paint, say }: Style): string {
  const { cluster, took, pairs } = summary
  const results: Result[] = ['failed', 'blocked', 'changed', 'unchanged']
  const counts = results
    .map(result => [of(pairs, result).length, result] as const)
    .filter(([n]) => n > 0)
    .map(([n, result]) => say.fill(`{0} ${result}`, [n]))
  const told = say`${counts.join(say`, `) || say`nothing to do`} in ${formatDuration(took)}`
  const done = pairs.every(p => p.result === 'changed' || p.result === 'unchanged')
  const verdict = done
    ? paint('good', `${symbols.done} ${doneText(summary, say)}`)
    : paint('bad', `${symbols.failed} ${say`${cluster} is not done`}`)
  return verdict + say`: ` + told
}

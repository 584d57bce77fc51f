import type { StoredProblem } from '../journal/record.ts'
import { printable } from './printable.ts'
import type { Style } from './style.ts'

/** A Problem, or what a journal keeps of one. */
export type ProblemText = StoredProblem

/** What, the lines that show the cause, what to do: for a terminal, never cut. `where` replaces host and step. */
export function problemLines(problem: ProblemText, style: Style, where = place(problem)): string[] {
  const { symbols, paint } = style
  const head = where ? `${paint('strong', where)}: ` : ''
  return [
    `${paint('bad', symbols.failed)} ${head}${printable(problem.message)}`,
    ...evidenceLines(problem.evidence, style).map(line => `  ${line}`),
    ...hintLines(problem, style).map(line => `  ${line}`),
  ]
}

export const hintLines = ({ hint }: Pick<ProblemText, 'hint'>, { paint }: Style): string[] =>
  hint ? [`${paint('accent', 'try:')} ${printable(hint)}`] : []

const evidenceLines = (evidence: readonly string[], { symbols, paint }: Style) =>
  evidence
    .flatMap(line => line.split('\n'))
    .map(line => paint('faint', `${symbols.bar} ${printable(line)}`))

const place = ({ host, step }: ProblemText) =>
  [host, step].filter(word => word !== undefined).join(' ')

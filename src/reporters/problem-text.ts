import type { StoredProblem } from '../journal/record.ts'
import type { Say } from '../texts/say.ts'
import { printable } from './printable.ts'
import type { Style } from './style.ts'

/** A Problem, or what a journal keeps of one. */
export type ProblemText = StoredProblem

/** What, the lines that show the cause, what to do: for a terminal, never cut. `where` replaces host and step. */
export function problemLines(problem: ProblemText, style: Style, where = place(problem)): string[] {
  const { symbols, paint, say } = style
  const head = where ? `${paint('strong', where)}: ` : ''
  return [
    `${paint('bad', symbols.failed)} ${head}${printable(say(problem.message))}`,
    ...evidenceLines(problem, style).map(line => `  ${line}`),
    ...hintLines(problem, style).map(line => `  ${line}`),
  ]
}

export const hintLines = ({ hint }: Pick<ProblemText, 'hint'>, { paint, say }: Style): string[] =>
  hint ? [`${paint('accent', say`try:`)} ${printable(say(hint))}`] : []

const evidenceLines = (problem: ProblemText, { symbols, paint, say }: Style) =>
  saidEvidence(problem, say)
    .flatMap(line => line.split('\n'))
    .map(line => paint('faint', `${symbols.bar} ${printable(line)}`))

/** Kinds of problem whose evidence has sentences of ours in it, and not only what programs printed. */
const OUR_OWN: ReadonlySet<string> = new Set([
  ...['AUTH_REFUSED', 'CHECK_FAILED', 'CONFIG_INVALID', 'HOST_KEY_CHANGED'],
  ...['HOST_KEY_UNKNOWN', 'HOST_UNREACHABLE', 'LOCKED'],
])

/** Where a mistake stands: `cluster.yaml:3:5 hosts.worker1.address: `. */
const PLACE = /^(.*?:\d+:\d+ (?:[^\s:]+: )?)(.+)$/s

function placed(line: string, say: Say): string {
  const [, place = '', sentence = line] = PLACE.exec(line) ?? []
  return `${place}${say(sentence)}`
}

/** The lines that show the cause, in the reader's language where they are ours. */
export const saidEvidence = ({ code, evidence }: ProblemText, say: Say): readonly string[] =>
  OUR_OWN.has(code) ? evidence.map(line => placed(line, say)) : evidence

const place = ({ host, step }: ProblemText) =>
  [host, step].filter(word => word !== undefined).join(' ')

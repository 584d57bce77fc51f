import { Problem } from '../core/problem.ts'
import type { Cause } from './cause.ts'
import { causes } from './index.ts'

export interface Diagnosis {
  readonly cause: Cause
  /** The line that shows it. */
  readonly line: string
}

/**
 * The cause that the first telling line shows: what is said later mostly follows from it. A general cause
 * counts only when no line shows one that tells more.
 */
export function diagnose(
  lines: readonly string[],
  among: readonly Cause[] = causes,
): Diagnosis | undefined {
  for (const general of [undefined, true])
    for (const line of lines)
      for (const cause of among)
        if (cause.general === general && cause.when.test(line)) return { cause, line }
  return undefined
}

/**
 * The same problem, with its cause after the message, the line that shows it among the evidence, and the cure
 * as a hint when it has none. Unchanged when no line of what was `said` is known.
 */
export function explain(
  problem: Problem,
  said: readonly string[] = problem.evidence,
  among: readonly Cause[] = causes,
): Problem {
  const found = diagnose([...said, problem.message], among)
  if (!found || problem.message.endsWith(found.cause.cause)) return problem
  const { cause, line } = found
  const { code, message, host, step, hint, evidence } = problem
  const shown = line === message || evidence.some(e => e.includes(line))
  return new Problem(code, `${message.trimEnd()}: ${cause.cause}`, {
    host,
    step,
    hint: hint ?? cause.cure.replaceAll('{host}', host ?? 'HOST'),
    evidence: shown ? evidence : [line, ...evidence],
    cause: problem.cause,
  })
}

import { explain } from '../causes/explain.ts'
import { specific } from '../causes/index.ts'
import type { Host } from '../core/host.ts'
import { Problem, type ProblemCode } from '../core/problem.ts'
import { evidence, evidenceLines, telling } from '../render/evidence.ts'
import type { Fleet } from './fleet.ts'
import { known, survey } from './knowledge.ts'

/** Kinds of failure whose cause the host itself can show. */
const SHOWN_BY_HOST: readonly ProblemCode[] = ['COMMAND_FAILED', 'NOT_CONVERGED']
const PATIENCE_MS = 20_000

/**
 * Asks the host on which a step failed for its journals, dead containers, disks and so on, once.
 * Where the step's own words did not tell the cause, these may, and the most telling of them become evidence.
 * That nothing could be collected is not told: the problem stays what it is.
 */
export async function collect(
  error: unknown,
  problem: Problem,
  { fleet, host, told }: { fleet: Fleet; host: Host; told(lines: readonly string[]): void },
): Promise<Problem> {
  if (!(error instanceof Problem) || !SHOWN_BY_HOST.includes(error.code)) return problem
  try {
    const facts = { evidence }
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const answers = await survey(fleet, [{ host, facts }], undefined, signal)
    const { evidence: sections } = known(facts, host, answers)
    told(evidenceLines(sections))
    // A failed command has a hint only when its own words told the cause.
    if (problem.code === 'COMMAND_FAILED' && problem.hint) return problem
    return fromSections(problem, sections)
  } catch {
    return problem
  }
}

/** A cause that the host shows replaces the general hint of a step that did not come about. */
function fromSections(problem: Problem, sections: Parameters<typeof telling>[0]): Problem {
  const { code, message, host, step, hint } = problem
  const more = (hint?: string) =>
    new Problem(code, message, {
      host,
      step,
      hint,
      evidence: [...problem.evidence, ...telling(sections)],
      cause: problem.cause,
    })
  const lines = sections.flatMap(section => section.lines)
  const bare = more()
  const explained = explain(bare, lines, specific)
  return explained === bare ? more(hint) : explained
}

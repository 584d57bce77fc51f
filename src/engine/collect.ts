import { diagnose, explain } from '../causes/explain.ts'
import { specific } from '../causes/index.ts'
import { withLimit } from '../core/clock.ts'
import type { Host } from '../core/host.ts'
import { Problem, type ProblemCode } from '../core/problem.ts'
import { evidence, evidenceLines, type Section, serious, telling } from '../render/evidence.ts'
import type { Fleet } from './fleet.ts'
import { known, survey } from './knowledge.ts'

/** Kinds of failure whose cause the host itself can show. */
const SHOWN_BY_HOST: readonly ProblemCode[] = ['COMMAND_FAILED', 'NOT_CONVERGED']
/** Milliseconds in which a host has to have shown it. */
const PATIENCE_MS = 20_000
/** Seconds before the step that count too: a service that systemd restarts again and again complains every ten. */
const BEFORE_S = 15

export interface Failed {
  readonly fleet: Fleet
  readonly host: Host
  /** How long the step was at work, in ms: what is older tells of other troubles. */
  readonly took: number
  told(lines: readonly string[]): void
}

/**
 * Asks the host on which a step failed for its journals, dead containers, disks and so on, once.
 * Where the step's own words did not tell the cause, these may, and the most telling of them become evidence.
 * That nothing could be collected is not told: the problem stays what it is.
 */
export async function collect(
  error: unknown,
  problem: Problem,
  { fleet, host, took, told }: Failed,
): Promise<Problem> {
  if (!(error instanceof Problem) || !SHOWN_BY_HOST.includes(error.code)) return problem
  try {
    const facts = { shown: evidence(Math.ceil(took / 1000) + BEFORE_S) }
    const answers = await withLimit(fleet.clock, PATIENCE_MS, signal =>
      survey(fleet, [{ host, facts }], undefined, signal),
    )
    const { shown: sections } = known(facts, host, answers)
    told(evidenceLines(sections))
    return enrich(problem, sections)
  } catch {
    return problem
  }
}

/**
 * A cause that the host shows replaces one that is true of many failures, and the general hint of a step that
 * did not come about. What told its cause exactly is left alone.
 */
function enrich(problem: Problem, sections: readonly Section[]): Problem {
  const { code, host, step, hint, evidence } = problem
  const said = diagnose([...evidence, problem.message])?.cause
  if (said && !said.general) return problem
  const make = (message: string, hint?: string) =>
    new Problem(code, message, {
      host,
      step,
      hint,
      evidence: [...evidence, ...telling(sections)],
      cause: problem.cause,
    })
  const bare = make(said ? problem.message.replace(`: ${said.cause}`, '') : problem.message)
  const explained = explain(bare, serious(sections), specific)
  return explained === bare ? make(problem.message, hint) : explained
}

/** Every way in which slipway can fail. Stable: scripts may depend on them. */
export type ProblemCode =
  | 'CONFIG_INVALID'
  | 'HOST_UNREACHABLE'
  | 'AUTH_REFUSED'
  | 'HOST_KEY_UNKNOWN'
  | 'HOST_KEY_CHANGED'
  | 'SUDO_REFUSED'
  | 'CONNECTION_LOST'
  | 'CHECK_FAILED'
  | 'COMMAND_FAILED'
  | 'NOT_CONVERGED'
  | 'UNSUPPORTED'
  | 'FOREIGN_CLUSTER'
  | 'DECLINED'
  | 'INTERRUPTED'
  | 'LOCKED'

export interface ProblemFacts {
  readonly host?: string | undefined
  readonly step?: string | undefined
  /** The next thing to type or to change. */
  readonly hint?: string | undefined
  /** Lines that show the cause: the end of a program's output, of a journal, of a container's log. */
  readonly evidence?: readonly string[] | undefined
  readonly cause?: unknown
}

/** What went wrong, where, why, and what to do about it. The only error that slipway throws on purpose. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly host: string | undefined
  readonly step: string | undefined
  readonly hint: string | undefined
  readonly evidence: readonly string[]

  constructor(code: ProblemCode, message: string, facts: ProblemFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause })
    this.code = code
    this.host = facts.host
    this.step = facts.step
    this.hint = facts.hint
    this.evidence = facts.evidence ?? []
  }

  /** The same problem, with the place where it was met. */
  at(place: { host?: string; step?: string }): Problem {
    return new Problem(this.code, this.message, {
      host: this.host ?? place.host,
      step: this.step ?? place.step,
      hint: this.hint,
      evidence: this.evidence,
      cause: this.cause,
    })
  }

  toJSON() {
    const { code, message, host, step, hint, evidence } = this
    return { code, message, host, step, hint, evidence }
  }
}

/** Any thrown value as a Problem. What was not thrown on purpose is a defect of slipway's and keeps its stack as evidence. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error && error.stack ? error.stack.split('\n').slice(1, 6) : []
  return new Problem('COMMAND_FAILED', message, { cause: error, evidence: stack })
}

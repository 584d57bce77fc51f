import type { RunSummary } from '../core/event.ts'
import type { ProblemCode } from '../core/problem.ts'

/** What the exit code of the command says, by kind of problem. Stable: scripts may depend on it. */
export const EXIT_CODES: Readonly<Record<ProblemCode, number>> = {
  COMMAND_FAILED: 1,
  NOT_CONVERGED: 1,
  CONFIG_INVALID: 2,
  HOST_UNREACHABLE: 3,
  AUTH_REFUSED: 3,
  HOST_KEY_UNKNOWN: 3,
  HOST_KEY_CHANGED: 3,
  SUDO_REFUSED: 3,
  CONNECTION_LOST: 3,
  CHECK_FAILED: 4,
  FOREIGN_CLUSTER: 4,
  UNSUPPORTED: 4,
  DECLINED: 5,
  LOCKED: 6,
  INTERRUPTED: 130,
}

/** A command line that cannot be understood, as for cluster.yaml. */
export const USAGE = 2

/** The kind of the first problem of a run; 0 when all pairs are as wanted. */
export function exitCodeOf({ pairs }: RunSummary): number {
  const first = pairs.find(pair => pair.result === 'failed')
  if (first) return first.problem ? EXIT_CODES[first.problem.code] : 1
  return pairs.some(pair => pair.result === 'blocked') ? EXIT_CODES.INTERRUPTED : 0
}

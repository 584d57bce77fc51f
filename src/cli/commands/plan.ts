import { isEmpty } from '../../core/plan.ts'
import { plan as makePlan } from '../../engine/up.ts'
import { type AdoptOptions, withAdopted } from '../adopt.ts'
import { type ChoiceOptions, choice } from '../choice.ts'
import { EXIT_CODES } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import type { Common } from '../options.ts'
import { open } from '../session.ts'

/** Exit code of `plan --detailed-exitcode` when something is to be done. */
const PENDING = 7

export async function plan(
  options: Common & ChoiceOptions & AdoptOptions & { readonly detailedExitcode?: boolean },
  io: Io,
): Promise<number> {
  const { session, close } = await open({ command: 'plan', common: options, io })
  try {
    const choose = choice(options, session.cluster, session.steps)
    const made = await makePlan(withAdopted({ ...session, choose }, options))
    const problem =
      [...made.unreachable.values()][0] ?? made.pairs.find(pair => pair.problem)?.problem
    if (problem) return EXIT_CODES[problem.code]
    if (made.findings.some(f => f.level === 'error')) return EXIT_CODES.CHECK_FAILED
    return options.detailedExitcode && !isEmpty(made) ? PENDING : 0
  } finally {
    await close()
  }
}

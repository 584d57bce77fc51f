import { codes } from '../../causes/codes.ts'
import { causes } from '../../causes/index.ts'
import { preflight } from '../../checks/preflight.ts'
import { suggesting } from '../../config/nearest.ts'
import type { Cluster } from '../../core/cluster.ts'
import { Problem, type ProblemCode } from '../../core/problem.ts'
import type { Step } from '../../core/step.ts'
import { type Explained, exampleChange, type Topics } from '../../reporters/explain-text.ts'
import { explanations } from '../../steps/explanations/index.ts'
import { steps } from '../../steps/index.ts'
import { resetSteps } from '../../steps/reset.ts'
import { EXIT_CODES } from '../exit-codes.ts'
import { example } from './bare-machine.ts'

const ALL: readonly Step[] = [...steps, ...resetSteps()]

export const topics: Topics = {
  steps: ALL.map(({ id, title }) => ({ id, title })),
  codes: Object.keys(codes),
  checks: preflight.flat().map(({ id, title }) => ({ id, title })),
  causes: causes.map(({ id }) => id),
}

const isCode = (word: string): word is ProblemCode => Object.hasOwn(codes, word)

function explainStep(step: Step, cluster: Cluster): Explained {
  const { why = '', undo = [], notes, see = [] } = explanations[step.id] ?? {}
  const made = example(step, cluster)
  const { id, title, after } = step
  return {
    kind: 'step',
    ...{ id, title, after, why, undo, notes, see },
    example: made && { ...made, changes: made.changes.map(exampleChange) },
  }
}

/**
 * All that is known of a step, a check, a kind of problem or a cause of failure, and what the step does in this
 * cluster. Pure.
 *
 * @throws Problem CONFIG_INVALID for a word that stands for none of these
 */
export function explained(word: string, cluster: Cluster): Explained {
  const step = ALL.find(({ id }) => id === word)
  if (step) return explainStep(step, cluster)
  const code = word.toUpperCase()
  if (isCode(code)) return { kind: 'code', id: code, ...codes[code], exitCode: EXIT_CODES[code] }
  const cause = causes.find(({ id }) => id === word)
  if (cause)
    return {
      kind: 'cause',
      id: cause.id,
      cause: cause.cause,
      cure: cause.cure.replaceAll('{host}', 'HOST'),
      passes: cause.transient === true,
    }
  const check = topics.checks.find(({ id }) => id === word)
  if (check) return { kind: 'check', ...check }
  const ids = [...topics.steps, ...topics.checks].map(({ id }) => id)
  const known = [...ids, ...topics.codes, ...topics.causes]
  throw new Problem('CONFIG_INVALID', suggesting(`nothing is called ${word}`, word, known), {
    hint: 'slipway explain lists what can be explained',
  })
}

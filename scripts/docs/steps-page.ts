import type { Step } from '../../src/core/step.ts'
import { steps } from '../../src/steps/index.ts'
import { resetSteps } from '../../src/steps/reset.ts'
import { code, page, plain, table } from './markdown.ts'

const row = ({ id, title, after, afterAll = [] }: Step): string[] => [
  code(id),
  plain(title),
  [...after.map(code), ...afterAll.map(id => `${code(id)} everywhere`)].join(', '),
]

const HEADS = ['Step', 'True afterwards', 'Needs']

/** The lists that `up` and `reset` walk. */
export const stepsPage = (): string =>
  page(
    'Steps',
    'A step is one thing that must be true of a host, and is named by what is true afterwards. A step needs those named beside it: on the same host where they run there too, else on the first control plane.',
    '## Of up, plan and retry',
    table(HEADS, steps.map(row)),
    '## Of reset',
    table(HEADS, resetSteps().map(row)),
  )

import type { Step } from '../core/step.ts'
import type { Style } from './style.ts'
import { table } from './table.ts'

/** The steps in their order, what is true after each, and what each needs. */
export const stepLines = (steps: readonly Step[], style: Style): string[] =>
  table(
    steps.map(({ id, title, after }) => [
      style.paint('accent', id),
      style.say(title),
      after.length > 0 ? style.paint('faint', style.say`after ${after.join(', ')}`) : '',
    ]),
    style,
  )

import type { Step } from '../../src/core/step.ts'
import { explanations } from '../../src/steps/explanations/index.ts'
import { steps } from '../../src/steps/index.ts'
import { resetSteps } from '../../src/steps/reset.ts'
import { code, page, plain } from './markdown.ts'

const needs = ({ after, afterAll = [] }: Step): string[] => {
  const all = [...after.map(code), ...afterAll.map(id => `${code(id)} on all hosts`)]
  return all.length > 0 ? [`Needs ${all.join(', ')}.`] : []
}

function section(step: Step): string {
  const told = explanations[step.id]
  return [
    `### ${step.id}`,
    `**${plain(step.title)}.**`,
    ...(told ? [plain(told.why)] : []),
    ...needs(step),
    ...(told?.notes === undefined ? [] : [`In the notes: ${plain(told.notes)}`]),
    ...(told ? [`To undo it:\n\n\`\`\`text\n${told.undo.join('\n')}\n\`\`\``] : []),
    ...(told ? [`To read: ${told.see.map(link => `<${link}>`).join(', ')}`] : []),
  ].join('\n\n')
}

/** The lists that `up` and `reset` walk, and what each step is for. */
export const stepsPage = (): string =>
  page(
    'Steps',
    'A step is one thing that must be true of a host, and is named by what is true afterwards. A step needs those named with it: on the same host where they run there too, else on the first control plane. `slipway explain STEP` tells the same of one of them, and shows what it would do.',
    '## Of up, plan and retry',
    ...steps.map(section),
    '## Of reset',
    ...resetSteps().map(section),
  )

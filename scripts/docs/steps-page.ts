import type { Step } from '../../src/core/step.ts'
import { explanations } from '../../src/steps/explanations/index.ts'
import { steps } from '../../src/steps/index.ts'
import { resetSteps } from '../../src/steps/reset.ts'
import type { Say } from '../../src/texts/say.ts'
import { code, inLanguage, page, plain } from './markdown.ts'

const WORDS = {
  en: {
    title: 'Steps',
    intro:
      'A step is one thing that must be true of a host, and is named by what is true afterwards. A step needs those named with it: on the same host where they run there too, else on the first control plane. `slipway explain STEP` tells the same of one of them, and shows what it would do.',
    ofUp: 'Of up, plan and retry',
    ofReset: 'Of reset',
    is: (text: string) => `**${text}.**`,
    onAll: (id: string) => `${id} on all hosts`,
    needs: (ids: readonly string[]) => `Needs ${ids.join(', ')}.`,
    notes: 'In the notes: ',
    undo: 'To undo it:',
    see: 'To read: ',
  },
  zh: {
    title: '步骤',
    intro:
      '一个步骤就是主机上必须成立的一件事，名字说的是做完之后的样子。它需要先做好的步骤写在它下面：那些步骤也在这台主机上执行时，指这台主机上的；否则指第一个控制平面上的。`slipway explain STEP` 讲的是同样的内容，并显示会执行什么。',
    ofUp: 'up、plan 和 retry 的步骤',
    ofReset: 'reset 的步骤',
    is: (text: string) => `**${text}。**`,
    onAll: (id: string) => `所有主机上的 ${id}`,
    needs: (ids: readonly string[]) => `需要 ${ids.join('、')}。`,
    notes: '笔记里的做法：',
    undo: '撤销的办法：',
    see: '参考：',
  },
}

/** The lists that `up` and `reset` walk, and what each step is for. */
export function stepsPage(say: Say): string {
  const words = inLanguage(WORDS, say)
  const needs = ({ after, afterAll = [] }: Step): string[] => {
    const all = [...after.map(code), ...afterAll.map(id => words.onAll(code(id)))]
    return all.length > 0 ? [words.needs(all)] : []
  }
  const section = (step: Step): string => {
    const told = explanations[step.id]
    return [
      `### ${step.id}`,
      words.is(plain(say(step.title))),
      ...(told ? [plain(say(told.why))] : []),
      ...needs(step),
      ...(told?.notes === undefined ? [] : [`${words.notes}${plain(say(told.notes))}`]),
      ...(told
        ? [`${words.undo}\n\n\`\`\`text\n${told.undo.map(line => say(line)).join('\n')}\n\`\`\``]
        : []),
      ...(told ? [`${words.see}${told.see.map(link => `<${link}>`).join(', ')}`] : []),
    ].join('\n\n')
  }
  return page(
    words.title,
    words.intro,
    `## ${words.ofUp}`,
    ...steps.map(section),
    `## ${words.ofReset}`,
    ...resetSteps().map(section),
  )
}

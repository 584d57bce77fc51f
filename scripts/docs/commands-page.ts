import type { Argument, Command, Option } from 'commander'
import { createProgram } from '../../src/cli/program.ts'
import type { Say } from '../../src/texts/say.ts'
import { code, inLanguage, page, plain, table } from './markdown.ts'

const WORDS = {
  en: {
    title: 'Commands',
    intro:
      'Each is `slipway` and a word. What ends a command and with which code: [exit codes](./exit-codes.md).',
    oneOf: (words: readonly string[]) => `one of ${words.join(', ')}`,
    normally: (value: string) => `default ${value}`,
    joint: '; ',
    is: (text: string) => `${text.replace(/^./, first => first.toUpperCase())}.`,
  },
  zh: {
    title: '命令',
    intro: '每个命令都是 `slipway` 加一个词。命令怎样结束、返回什么：[退出码](./exit-codes.md)。',
    oneOf: (words: readonly string[]) => `可选 ${words.join('、')}`,
    normally: (value: string) => `默认 ${value}`,
    joint: '；',
    is: (text: string) => `${text}。`,
  },
}

function about(of: Option | Argument, say: Say): string {
  const { oneOf, normally, joint } = inLanguage(WORDS, say)
  const choices = of.argChoices ? [oneOf(of.argChoices.map(code))] : []
  const value = of.defaultValue
  const given = value === undefined || value === true ? [] : [normally(code(String(value)))]
  return [plain(say(of.description)), ...choices, ...given].filter(text => text !== '').join(joint)
}

function section(command: Command, say: Say): string {
  const help = command.createHelp()
  const options = help.visibleOptions(command).filter(option => option.long !== '--help')
  const rows = [
    ...help.visibleArguments(command).map(a => [code(help.argumentTerm(a)), about(a, say)]),
    ...options.map(option => [code(option.flags), about(option, say)]),
  ]
  return [
    `## ${command.name()}`,
    inLanguage(WORDS, say).is(plain(say(command.description()))),
    `\`\`\`text\nslipway ${command.name()} ${command.usage()}\n\`\`\``,
    ...(rows.length > 0 ? [table(['', ''], rows)] : []),
  ].join('\n\n')
}

/** Every command with its arguments and options, as the command line itself has them. */
export function commandsPage(say: Say): string {
  const { title, intro } = inLanguage(WORDS, say)
  const program = createProgram(process, () => {})
  return page(title, intro, ...program.commands.map(command => section(command, say)))
}

import type { Argument, Command, Option } from 'commander'
import { createProgram } from '../../src/cli/program.ts'
import { code, page, plain, table } from './markdown.ts'

const sentence = (text: string): string => text.replace(/^./, first => first.toUpperCase())

const about = (of: Option | Argument): string => {
  const choices = of.argChoices ? [`one of ${of.argChoices.map(code).join(', ')}`] : []
  const value = of.defaultValue
  const normally = value === undefined || value === true ? [] : [`default ${code(String(value))}`]
  return [plain(of.description), ...choices, ...normally].filter(text => text !== '').join('; ')
}

function section(command: Command): string {
  const help = command.createHelp()
  const options = help.visibleOptions(command).filter(option => option.long !== '--help')
  const rows = [
    ...help.visibleArguments(command).map(a => [code(help.argumentTerm(a)), about(a)]),
    ...options.map(option => [code(option.flags), about(option)]),
  ]
  return [
    `## ${command.name()}`,
    `${plain(sentence(command.description()))}.`,
    `\`\`\`text\nslipway ${command.name()} ${command.usage()}\n\`\`\``,
    ...(rows.length > 0 ? [table(['', ''], rows)] : []),
  ].join('\n\n')
}

/** Every command with its arguments and options, as the command line itself has them. */
export function commandsPage(): string {
  const program = createProgram(process, () => {})
  const known = program.commands.map(section)
  return page(
    'Commands',
    'Each is `slipway` and a word. What ends a command and with which code: [exit codes](./exit-codes.md).',
    ...known,
  )
}

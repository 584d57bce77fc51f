import type { Command, Help } from 'commander'
import { width } from '../reporters/columns.ts'
import { wrap } from '../reporters/wrap.ts'
import type { Say } from '../texts/say.ts'

/** What commander writes behind the description of an option or argument. */
const EXTRA = / \((default|choices): (.*)\)$/

const described = (text: string, say: Say): string =>
  text.replace(EXTRA, (_, what: string, value: string) =>
    what === 'default' ? say` (default: ${value})` : say` (choices: ${value})`,
  )

/** Has a command line and all its commands speak: descriptions, headings, and what is wrong with words. */
export function speakHelp(command: Command, say: Say): void {
  const plain: Help = command.createHelp()
  command
    .description(say(command.description()))
    .helpOption('-h, --help', say('display help for command'))
    .configureHelp({
      displayWidth: width,
      styleTitle: title => say(title),
      optionDescription: option => described(plain.optionDescription(option), say),
      argumentDescription: argument => described(plain.argumentDescription(argument), say),
      boxWrap: (text, columns) =>
        text
          .split('\n')
          .flatMap(line => wrap(line, columns))
          .join('\n'),
    })
    .configureOutput({
      outputError: (text, write) => write(text.replace(/.+/g, line => say(line))),
    })
  if (command.commands.length > 0)
    command.helpCommand('help [command]', say('display help for command'))
  for (const option of command.options) option.description = say(option.description)
  for (const argument of command.registeredArguments)
    argument.description = say(argument.description)
  for (const sub of command.commands) speakHelp(sub, say)
}

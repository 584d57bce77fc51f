import type { Command } from 'commander'
import { createProgram } from '../../../src/cli/program.ts'
import { fences, prose } from './markdown.ts'

/** Every `slipway …` that a page tells to type, in blocks and within sentences. */
export const typedIn = (page: string): string[] => [
  ...fences(page, 'sh').flatMap(block =>
    [...block.matchAll(/(?:^|[ (])slipway( [^#\n|)]*)?/gm)].map(([, rest = '']) => rest.trim()),
  ),
  ...[...prose(page).matchAll(/`slipway( [^`]*)`/g)].map(([, rest = '']) => rest.trim()),
]

const program = createProgram(process, () => {})

/** What of a command line does not exist; empty for one that slipway would understand. */
export function wrongIn(line: string): string[] {
  const words = line.split(/\s+/).filter(word => word !== '' && word !== '…' && word !== '\\')
  const [name, ...rest] = words
  if (name === undefined || name === '--version' || name === '--help') return []
  const command = program.commands.find(known => known.name() === name)
  if (!command) return [`${name} is no command`]
  return wrongAfter(command, rest)
}

function wrongAfter(command: Command, words: readonly string[]): string[] {
  const wrong: string[] = []
  let places = command.registeredArguments.length
  const endless = command.registeredArguments.at(-1)?.variadic === true
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    if (!word.startsWith('-')) {
      // What comes behind the host is a command for it.
      if (command.name() === 'ssh') return wrong
      places -= 1
      if (places < 0 && !endless) wrong.push(`${word} is one word too many`)
      continue
    }
    const [flag, value] = word.split('=')
    const option = command.options.find(({ short, long }) => short === flag || long === flag)
    if (!option && flag !== '--help') wrong.push(`${command.name()} has no ${word}`)
    if (option?.required && value === undefined) i += 1
  }
  return wrong
}

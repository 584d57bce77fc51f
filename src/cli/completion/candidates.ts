import type { Command, Option } from 'commander'
import { readTyped, type Typed } from './command-line.ts'

/** A word that may come next. */
export interface Candidate {
  readonly word: string
  readonly about: string
}

/** The shell knows best which files there are. */
export const FILES = 'files'

export type Candidates = readonly Candidate[] | typeof FILES

/** What names may stand somewhere, by the name of the option or argument; undefined for what is not a name. */
export type Lookup = (
  kind: string,
  typed: Typed,
) => Promise<readonly Candidate[]> | typeof FILES | undefined

const sentence = (text: string): string => text.replace(/;.*/s, '')

const commands = (program: Command): Candidate[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .map(command => ({ word: command.name(), about: sentence(command.description()) }))

/** Those that may be given more than once gather their values. */
const isOver = (option: Option, { given }: Typed): boolean =>
  !option.variadic && option.parseArg === undefined && given.has(option.attributeName())

const options = (typed: Typed): Candidate[] =>
  typed.command
    .createHelp()
    .visibleOptions(typed.command)
    .filter(option => !isOver(option, typed))
    .map(({ long, short, description }) => ({
      word: long ?? short ?? '',
      about: sentence(description),
    }))

/** Values, with what stands before them in the same word: `--host=`, or `master,` in a list. */
async function values(
  kind: string,
  of: { readonly argChoices?: string[] | undefined; readonly parseArg?: unknown },
  word: string,
  typed: Typed,
  lookup: Lookup,
): Promise<Candidates> {
  if (of.argChoices) return of.argChoices.map(choice => ({ word: choice, about: '' }))
  const found = lookup(kind, typed)
  if (found === undefined || found === FILES) return found ?? []
  const before = of.parseArg === undefined ? '' : word.slice(0, word.lastIndexOf(',') + 1)
  const given = [...before.split(','), ...(typed.given.get(kind) ?? []).flatMap(v => v.split(','))]
  return (await found)
    .filter(({ word }) => !given.includes(word))
    .map(candidate => ({ ...candidate, word: before + candidate.word }))
}

async function all(program: Command, word: string, typed: Typed, lookup: Lookup) {
  const { command, option, argument, literal } = typed
  if (option) return values(option.attributeName(), option, word, typed, lookup)
  if (!literal && word.startsWith('-')) {
    const [name, value] = word.split(/=(.*)/s)
    const own = command.options.find(({ long }) => long === name)
    if (value === undefined || !own) return options(typed)
    const found = await values(own.attributeName(), own, value, typed, lookup)
    if (found === FILES) return found
    return found.map(({ word, about }) => ({ word: `${name}=${word}`, about }))
  }
  if (command === program) return commands(program)
  return argument ? values(argument.name(), argument, word, typed, lookup) : []
}

/** What may stand in place of the last of the words, which may be empty. */
export async function candidates(
  program: Command,
  words: readonly string[],
  lookup: Lookup,
): Promise<Candidates> {
  const word = words.at(-1) ?? ''
  const found = await all(program, word, readTyped(program, words.slice(0, -1)), lookup)
  return found === FILES ? found : found.filter(candidate => candidate.word.startsWith(word))
}

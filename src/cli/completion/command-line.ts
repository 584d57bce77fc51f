import type { Argument, Command, Option } from 'commander'

/** A command line as far as it has been typed, up to the word that is to be completed. */
export interface Typed {
  readonly command: Command
  /** The option whose value comes next. */
  readonly option: Option | undefined
  /** The argument that comes next; undefined when the command takes no more of them. */
  readonly argument: Argument | undefined
  /** Nothing that begins with a dash is an option any more. */
  readonly literal: boolean
  /** Values of options, by the names that commander gives them; of options without a value: the empty string. */
  readonly given: ReadonlyMap<string, readonly string[]>
}

const takesValue = (option: Option): boolean => option.required || option.optional

/** `--host`, `--host=master`, `-f` and `-fpath` alike, and what stands behind the name. */
function optionIn(
  command: Command,
  word: string,
): { readonly option: Option; readonly value: string | undefined } | undefined {
  const [long = word, value] = word.split(/=(.*)/s)
  for (const option of command.options) {
    if (option.long === long) return { option, value }
    if (option.short && !word.startsWith('--') && word.startsWith(option.short))
      return { option, value: word.slice(2) || undefined }
  }
  return undefined
}

/** Reads the words before the one to be completed. A word that fits nothing is passed over. */
export function readTyped(program: Command, words: readonly string[]): Typed {
  let command = program
  let option: Option | undefined
  let place = 0
  let literal = false
  const given = new Map<string, string[]>()
  const note = (of: Option, value: string) => {
    const name = of.attributeName()
    given.set(name, [...(given.get(name) ?? []), value])
  }
  for (const word of words)
    if (option) {
      note(option, word)
      option = undefined
    } else if (!literal && word === '--') literal = true
    else if (!literal && word.startsWith('-')) {
      const found = optionIn(command, word)
      if (found && takesValue(found.option) && found.value === undefined) option = found.option
      else if (found) note(found.option, found.value ?? '')
    } else if (command === program)
      command = program.commands.find(known => known.name() === word) ?? program
    else place += 1
  const { registeredArguments: all } = command
  const argument = all[place] ?? (all.at(-1)?.variadic ? all.at(-1) : undefined)
  return { command, option, argument, literal, given }
}

import { calculate } from './arithmetic.ts'
import type { List, Part, Word } from './ast.ts'
import { escaped, isPattern, matches, unescaped, without } from './pattern.ts'
import { Exit, type Shell } from './shell.ts'
import { FileError, type Steps } from './system.ts'

/** Runs the commands of `$(…)`, and gives what they say. */
export type Substitute = (body: List) => Steps<string>

interface Field {
  text: string
  /** The same with quoted characters escaped, for where it is a pattern. */
  pattern: string
}

/** A word in the making: it may come to no field, one or many. */
class Fields {
  readonly fields: Field[] = []
  #open = false

  add(text: string, quoted: boolean): void {
    if (!this.#open) this.fields.push({ text: '', pattern: '' })
    this.#open = true
    const field = this.fields.at(-1) as Field
    field.text += text
    field.pattern += quoted ? escaped(text) : text
  }

  close(): void {
    this.#open = false
  }

  /** Text that ends fields where it has spaces. */
  split(text: string): void {
    if (/^[ \t\n]/.test(text)) this.close()
    const words = text.split(/[ \t\n]+/)
    words.forEach((word, i) => {
      if (i > 0) this.close()
      if (word !== '') this.add(word, false)
    })
  }
}

/** The fields that words come to. */
export function* expand(words: readonly Word[], shell: Shell, run: Substitute): Steps<string[]> {
  const all: string[] = []
  for (const word of words) {
    if (word.literal !== undefined) {
      all.push(word.literal)
      continue
    }
    const made = new Fields()
    for (const part of word.parts) yield* add(part, made, shell, run)
    for (const field of made.fields) all.push(...paths(field, shell))
  }
  return all
}

/** One field, whatever is in it: the value of an assignment, the target of a redirection. */
export function* expandWhole(word: Word, shell: Shell, run: Substitute): Steps<string> {
  if (word.literal !== undefined) return word.literal
  return unescaped(yield* expandPattern(word, shell, run))
}

/** The same as a pattern, quoted characters escaped. */
export function* expandPattern(word: Word, shell: Shell, run: Substitute): Steps<string> {
  let pattern = ''
  for (const part of word.parts) {
    const text = yield* partValue(part, shell, run)
    pattern += part.quoted ? escaped(text ?? '') : escapedBackslashes(part, text ?? '')
  }
  return pattern
}

const escapedBackslashes = (part: Part, text: string) =>
  part.kind === 'text' ? text : text.replaceAll('\\', '\\\\')

function* add(part: Part, made: Fields, shell: Shell, run: Substitute): Steps<void> {
  if (part.kind === 'param' && part.quoted && part.name === '@' && !part.op) {
    shell.args.forEach((arg, i) => {
      if (i > 0) made.close()
      made.add(arg, true)
    })
    return
  }
  const text = yield* partValue(part, shell, run)
  if (part.quoted || part.kind === 'text') made.add(text ?? '', part.quoted)
  else if (text !== undefined) made.split(text)
}

function* partValue(part: Part, shell: Shell, run: Substitute): Steps<string | undefined> {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'command':
      return (yield* run(part.body)).replace(/\n+$/, '')
    case 'arithmetic': {
      const text = yield* expandWhole(part.word, shell, run)
      return String(calculate(text, name => shell.value(name)))
    }
    case 'param':
      return yield* parameter(part, shell, run)
  }
}

function* parameter(
  { name, op, word, length }: Extract<Part, { kind: 'param' }>,
  shell: Shell,
  run: Substitute,
): Steps<string | undefined> {
  const value = shell.value(name)
  if (length) return String((value ?? '').length)
  if (value === undefined && !op && shell.nounset && name !== '@' && name !== '*') throw new Exit(2)
  if (!op || !word) return value
  if (op.startsWith('%') || op.startsWith('#'))
    return without(value ?? '', op, yield* expandPattern(word, shell, run))
  const missing = value === undefined || (op.startsWith(':') && value === '')
  switch (op.at(-1)) {
    case '-':
      return missing ? yield* expandWhole(word, shell, run) : value
    case '+':
      return missing ? undefined : yield* expandWhole(word, shell, run)
    case '=': {
      if (!missing) return value
      const given = yield* expandWhole(word, shell, run)
      shell.vars.set(name, given)
      return given
    }
    default:
      if (!missing) return value
      throw new Exit(2)
  }
}

/** The files that a field is the pattern of, or the field itself. */
function paths({ text, pattern }: Field, shell: Shell): string[] {
  if (!isPattern(pattern)) return [text]
  const cut = pattern.lastIndexOf('/') + 1
  const [folder, last] = [pattern.slice(0, cut), pattern.slice(cut)]
  if (isPattern(folder)) throw new Error(`shell: a pattern in a folder's name: ${text}`)
  try {
    const found = shell.system.files
      .list(shell.path(unescaped(folder) || '.'))
      .filter(name => (!name.startsWith('.') || last.startsWith('.')) && matches(name, last))
    return found.length > 0 ? found.map(name => unescaped(folder) + name) : [text]
  } catch (error) {
    if (error instanceof FileError) return [text]
    throw error
  }
}

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

/** The word with what its commands say in their place. Those that nobody needs are not run. */
export function* substituted(word: Word, shell: Shell, run: Substitute): Steps<Word> {
  if (!word.runs) return word
  const parts: Part[] = []
  for (const part of word.parts) {
    const { kind, quoted } = part
    if (kind === 'command')
      parts.push({ kind: 'said', text: (yield* run(part.body)).replace(/\n+$/, ''), quoted })
    else if (kind === 'arithmetic')
      parts.push({ kind, word: yield* substituted(part.word, shell, run), quoted })
    else if (kind === 'param' && part.word?.runs && usesWord(part, shell))
      parts.push({ ...part, word: yield* substituted(part.word, shell, run) })
    else parts.push(part)
  }
  return { parts }
}

/** The fields that words come to. */
export function expand(words: readonly Word[], shell: Shell): string[] {
  const all: string[] = []
  for (const word of words) {
    if (word.literal !== undefined) {
      all.push(word.literal)
      continue
    }
    const only = word.parts.length === 1 ? word.parts[0] : undefined
    if (only?.quoted && !(only.kind === 'param' && only.name === '@')) {
      all.push(partValue(only, shell) ?? '')
      continue
    }
    const made = new Fields()
    for (const part of word.parts) add(part, made, shell)
    for (const field of made.fields) all.push(...paths(field, shell))
  }
  return all
}

/** One field, whatever is in it: the value of an assignment, the target of a redirection. */
export function expandWhole(word: Word, shell: Shell): string {
  if (word.literal !== undefined) return word.literal
  let text = ''
  for (const part of word.parts) text += partValue(part, shell) ?? ''
  return text
}

/** The same as a pattern, quoted characters escaped. */
export function expandPattern(word: Word, shell: Shell): string {
  let pattern = ''
  for (const part of word.parts) {
    const text = partValue(part, shell) ?? ''
    if (part.quoted) pattern += escaped(text)
    else pattern += part.kind === 'text' ? text : text.replaceAll('\\', '\\\\')
  }
  return pattern
}

function add(part: Part, made: Fields, shell: Shell): void {
  if (part.kind === 'param' && part.quoted && part.name === '@' && !part.op) {
    shell.args.forEach((arg, i) => {
      if (i > 0) made.close()
      made.add(arg, true)
    })
    return
  }
  const text = partValue(part, shell)
  if (part.quoted || part.kind === 'text') made.add(text ?? '', part.quoted)
  else if (text !== undefined) made.split(text)
}

function partValue(part: Part, shell: Shell): string | undefined {
  switch (part.kind) {
    case 'text':
    case 'said':
      return part.text
    case 'arithmetic':
      return String(calculate(expandWhole(part.word, shell), name => shell.value(name)))
    case 'param':
      return parameter(part, shell)
    case 'command':
      throw new Error('shell: a command that was not run')
  }
}

type Parameter = Extract<Part, { kind: 'param' }>

const isMissing = (value: string | undefined, op: string) =>
  value === undefined || (op.startsWith(':') && value === '')

/** Whether the word behind the operator is looked at. */
function usesWord({ name, op = '' }: Parameter, shell: Shell): boolean {
  if (/^[%#]/.test(op)) return true
  return isMissing(shell.value(name), op) !== op.endsWith('+')
}

function parameter(part: Parameter, shell: Shell): string | undefined {
  const { name, op, word, length } = part
  const value = shell.value(name)
  if (length) return String((value ?? '').length)
  if (!op || !word) {
    if (value === undefined && shell.nounset && name !== '@' && name !== '*') throw new Exit(2)
    return value
  }
  if (/^[%#]/.test(op)) return without(value ?? '', op, expandPattern(word, shell))
  const uses = usesWord(part, shell)
  if (op.endsWith('+')) return uses ? expandWhole(word, shell) : undefined
  if (!uses) return value
  if (op.endsWith('?')) throw new Exit(2)
  const given = expandWhole(word, shell)
  if (op.endsWith('=')) shell.vars.set(name, given)
  return given
}

/** The files that a field is the pattern of, or the field itself. */
function paths({ text, pattern }: Field, shell: Shell): string[] {
  if (!isPattern(pattern)) return [text]
  let found = [pattern.startsWith('/') ? '/' : '']
  const parts = pattern.split('/').filter(Boolean)
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1
    found = found.flatMap(folder =>
      isPattern(part) ? namesIn(folder, part, shell) : present(folder + unescaped(part), shell),
    )
    if (!isLast) found = found.map(path => `${path}/`)
  }
  return found.length > 0 ? found : [text]
}

const present = (path: string, shell: Shell): string[] =>
  shell.system.files.kind(shell.path(path)) ? [path] : []

function namesIn(folder: string, pattern: string, shell: Shell): string[] {
  try {
    return shell.system.files
      .list(shell.path(folder || '.'))
      .filter(name => (!name.startsWith('.') || pattern.startsWith('.')) && matches(name, pattern))
      .map(name => folder + name)
  } catch (error) {
    if (error instanceof FileError) return []
    throw error
  }
}

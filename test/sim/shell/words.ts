import type { Part, Word } from './ast.ts'
import type { Reader } from './reader.ts'

const PLAIN = /[^\s;&|<>()'"\\$`]+/y
const IN_QUOTES = /[^"\\$`]+/y
const PATTERN = /[*?~]|\[[^\]]/

/** The word that stands here; undefined where none begins. */
export function readWord(r: Reader): Word | undefined {
  const parts = readParts(r, () => false)
  return parts && word(parts)
}

const runs = (part: Part): boolean =>
  part.kind === 'command' ||
  ((part.kind === 'param' || part.kind === 'arithmetic') && (part.word?.parts.some(runs) ?? false))

function word(parts: readonly Part[]): Word {
  if (parts.some(runs)) return { parts, runs: true }
  const constant = parts.every(p => p.kind === 'text' && (p.quoted || !PATTERN.test(p.text)))
  if (!constant) return { parts }
  return { parts, literal: parts.map(p => (p.kind === 'text' ? p.text : '')).join('') }
}

function readParts(r: Reader, ends: (r: Reader) => boolean): Part[] | undefined {
  const parts: Part[] = []
  const begin = r.at
  while (!r.ended && !ends(r)) {
    const part = readPart(r)
    if (!part) break
    parts.push(...part)
  }
  return r.at === begin ? undefined : parts
}

const text = (text: string, quoted: boolean): Part => ({ kind: 'text', text, quoted })

function readPart(r: Reader): Part[] | undefined {
  if (r.take("'")) {
    const end = r.text.indexOf("'", r.at)
    if (end < 0) r.fail("no closing '")
    const inside = r.text.slice(r.at, end)
    r.at = end + 1
    return [text(inside, true)]
  }
  if (r.take('"')) return quotes(r)
  if (r.take('\\')) {
    const char = r.char
    r.at++
    return char === '\n' ? [] : [text(char, true)]
  }
  if (r.char === '$') return [dollar(r, false)]
  if (r.char === '`') r.fail('backquotes are not known here')
  const plain = r.match(PLAIN)
  return plain && [text(plain[0], false)]
}

function quotes(r: Reader): Part[] {
  const parts = inQuotes(r, r => r.char === '"')
  if (!r.take('"')) r.fail('no closing "')
  return parts.length > 0 ? parts : [text('', true)]
}

/** Parts in which only `$` and backslash mean anything. */
function inQuotes(r: Reader, ends: (r: Reader) => boolean, plain = IN_QUOTES): Part[] {
  const parts: Part[] = []
  while (!r.ended && !ends(r)) {
    if (r.char === '$') parts.push(dollar(r, true))
    else if (r.take('\\')) {
      const char = r.char
      r.at++
      if (char !== '\n') parts.push(text('$`"\\'.includes(char) ? char : `\\${char}`, true))
    } else if (r.char === '`') r.fail('backquotes are not known here')
    else {
      const run = r.match(plain)
      parts.push(text(run ? run[0] : (r.text[r.at++] ?? ''), true))
    }
  }
  return parts
}

/** The body of a here-document whose end was not quoted. */
export const readDocument = (r: Reader): Word => ({ parts: inQuotes(r, () => false, /[^\\$`]+/y) })

function dollar(r: Reader, quoted: boolean): Part {
  r.at++
  if (r.starts('((')) return arithmetic(r, quoted)
  if (r.take('(')) {
    const body = r.list(r)
    if (!r.take(')')) r.fail('no closing ) of $(')
    return { kind: 'command', body, quoted }
  }
  if (r.take('{')) return braces(r, quoted)
  const name = r.match(/[A-Za-z_]\w*|[0-9?#@*$!-]/y)?.[0]
  return name ? { kind: 'param', name, quoted } : text('$', quoted)
}

function arithmetic(r: Reader, quoted: boolean): Part {
  r.at += 2
  let depth = 0
  const parts = inQuotes(
    r,
    r => {
      if (r.char === '(') depth++
      if (r.char === ')') {
        if (depth === 0) return true
        depth--
      }
      return false
    },
    /[^()\\$`"]+/y,
  )
  if (!r.take('))')) r.fail('no closing ))')
  return { kind: 'arithmetic', word: word(parts), quoted }
}

function braces(r: Reader, quoted: boolean): Part {
  if (r.looking(/#\w+\}/y)) {
    const [, name = ''] = r.match(/#(\w+)\}/y) ?? []
    return { kind: 'param', name, length: true, quoted }
  }
  const name = r.match(/[A-Za-z_]\w*|[0-9]+|[?#@*$!-]/y)?.[0]
  if (!name) r.fail('no name in ${')
  const op = r.match(/:?[-=?+]|%%?|##?/y)?.[0]
  if (!op) {
    if (!r.take('}')) r.fail(`what is this after \${${name}`)
    return { kind: 'param', name, quoted }
  }
  const closing = (r: Reader) => r.char === '}'
  // A pattern in double quotes is still one; anything else there is quoted.
  const asPattern = op.startsWith('%') || op.startsWith('#')
  const parts = quoted && !asPattern ? inQuotes(r, closing, /[^"\\$`}]+/y) : spaced(r, closing)
  if (!r.take('}')) r.fail('no closing }')
  return { kind: 'param', name, op, word: word(parts), quoted }
}

/** Parts of a word in which spaces and operators are nothing special. */
function spaced(r: Reader, ends: (r: Reader) => boolean): Part[] {
  const parts: Part[] = []
  while (!r.ended && !ends(r)) {
    const plain = r.match(/[^'"\\$`}]+/y)
    if (plain) parts.push(text(plain[0], false))
    else parts.push(...(readPart(r) ?? r.fail('cannot read this')))
  }
  return parts
}

import type { AndOr, Assignment, Command, List, Pipeline, Redirect, Word } from './ast.ts'
import { literal, Reader } from './reader.ts'
import { readDocument, readWord } from './words.ts'

const CLOSING = /(?:then|do|done|fi|else|elif|esac|\})(?![^\s;&|()<>])|\)|;;/y
const REDIRECT = /(\d*)(<<-?|>>|>&|<&|<|>)/y

const cache = new Map<string, List>()

/**
 * A program as a tree, kept by its text.
 *
 * @throws SyntaxError for what is no program, or what this shell does not know
 */
export function parse(text: string): List {
  const known = cache.get(text)
  if (known) return known
  const reader = new Reader(text, readList)
  const list = readList(reader)
  if (!reader.ended) reader.fail('unexpected')
  reader.documents()
  if (cache.size > 5000) cache.clear()
  cache.set(text, list)
  return list
}

function readList(r: Reader): List {
  const list: AndOr[] = []
  for (;;) {
    r.lines()
    if (r.ended || r.looking(CLOSING)) return list
    list.push(readAndOr(r))
    r.blanks()
    if (r.starts('&') && !r.starts('&&')) r.fail('nothing runs in the background here')
    if (r.ended || r.looking(CLOSING)) return list
    if (!r.starts('\n') && !r.take(';')) r.fail('unexpected')
  }
}

function readAndOr(r: Reader): AndOr {
  const first = readPipeline(r)
  const rest: { op: '&&' | '||'; pipeline: Pipeline }[] = []
  for (;;) {
    r.blanks()
    const op = r.take('&&') ? '&&' : r.take('||') ? '||' : undefined
    if (!op) return { first, rest }
    r.lines()
    rest.push({ op, pipeline: readPipeline(r) })
  }
}

function readPipeline(r: Reader): Pipeline {
  let negated = false
  while (r.match(/!(?=[\s(])/y)) {
    negated = !negated
    r.blanks()
  }
  const commands = [readCommand(r)]
  for (;;) {
    r.blanks()
    if (r.starts('||') || !r.take('|')) return { negated, commands }
    r.lines()
    commands.push(readCommand(r))
  }
}

const reserved = (r: Reader) =>
  r.match(/(?:if|for|while|until|case|\{)(?![^\s;&|()<>])/y)?.[0] as
    | 'if'
    | 'for'
    | 'while'
    | 'until'
    | 'case'
    | '{'
    | undefined

function readCommand(r: Reader): Command {
  r.blanks()
  const named = r.match(/([A-Za-z_][\w-]*)[ \t]*\(\)/y)
  if (named) {
    r.lines()
    return { kind: 'function', name: named[1] ?? '', body: readCommand(r), redirects: [] }
  }
  if (r.take('(')) {
    const body = readList(r)
    expect(r, ')')
    return { kind: 'subshell', body, redirects: readRedirects(r) }
  }
  switch (reserved(r)) {
    case '{': {
      const body = readList(r)
      expect(r, '}')
      return { kind: 'group', body, redirects: readRedirects(r) }
    }
    case 'if':
      return readIf(r)
    case 'for':
      return readFor(r)
    case 'while':
      return readLoop(r, false)
    case 'until':
      return readLoop(r, true)
    case 'case':
      return readCase(r)
    default:
      return readSimple(r)
  }
}

function expect(r: Reader, what: string): void {
  r.lines()
  if (!r.take(what)) r.fail(`no ${what}`)
}

function readIf(r: Reader): Command {
  const branches: { test: List; body: List }[] = []
  let otherwise: List = []
  do {
    const test = readList(r)
    expect(r, 'then')
    branches.push({ test, body: readList(r) })
    r.lines()
  } while (r.take('elif'))
  if (r.take('else')) otherwise = readList(r)
  expect(r, 'fi')
  return { kind: 'if', branches, otherwise, redirects: readRedirects(r) }
}

function readFor(r: Reader): Command {
  r.blanks()
  const name = r.match(/[A-Za-z_]\w*/y)?.[0] ?? r.fail('for without a name')
  r.blanks()
  let words: Word[] | undefined
  if (r.match(/in(?=\s)/y)) {
    words = []
    for (r.blanks(); ; r.blanks()) {
      const word = readWord(r)
      if (!word) break
      words.push(word)
    }
  }
  r.blanks()
  r.take(';')
  const body = readDo(r)
  return { kind: 'for', name, words, body, redirects: readRedirects(r) }
}

function readDo(r: Reader): List {
  expect(r, 'do')
  const body = readList(r)
  expect(r, 'done')
  return body
}

function readLoop(r: Reader, until: boolean): Command {
  const test = readList(r)
  const body = readDo(r)
  return { kind: 'loop', until, test, body, redirects: readRedirects(r) }
}

function readCase(r: Reader): Command {
  r.blanks()
  const word = readWord(r) ?? r.fail('case without a word')
  r.lines()
  if (!r.match(/in(?=\s)/y)) r.fail('no in')
  const arms: { patterns: Word[]; body: List }[] = []
  for (;;) {
    r.lines()
    if (r.match(/esac(?![^\s;&|()<>])/y)) break
    r.take('(')
    const patterns: Word[] = []
    do {
      r.blanks()
      patterns.push(readWord(r) ?? r.fail('no pattern'))
      r.blanks()
    } while (r.take('|'))
    expect(r, ')')
    arms.push({ patterns, body: readList(r) })
    r.lines()
    r.take(';;')
  }
  return { kind: 'case', word, arms, redirects: readRedirects(r) }
}

function readRedirect(r: Reader): Redirect | undefined {
  const found = r.match(REDIRECT)
  if (!found) return undefined
  const [, digits = '', op = ''] = found
  const fd = digits === '' ? (op.startsWith('<') ? 0 : 1) : Number(digits)
  r.blanks()
  const target = readWord(r) ?? r.fail(`nothing after ${op}`)
  if (!op.startsWith('<<')) return { fd, op: op as Redirect['op'], target }
  const document: { fd: number; op: '<<'; target: Word } = { fd, op: '<<', target: literal('') }
  const raw = target.parts.some(p => p.quoted)
  r.pending.push({
    end: target.literal ?? r.fail('what ends this?'),
    tabs: op === '<<-',
    raw,
    fill(body) {
      document.target = raw ? literal(body) : readDocument(new Reader(body, r.list))
    },
  })
  return document
}

function readRedirects(r: Reader): Redirect[] {
  const redirects: Redirect[] = []
  for (;;) {
    r.blanks()
    const redirect = readRedirect(r)
    if (!redirect) return redirects
    redirects.push(redirect)
  }
}

function readSimple(r: Reader): Command {
  const assigns: Assignment[] = []
  const words: Word[] = []
  const redirects: Redirect[] = []
  for (;;) {
    r.blanks()
    const redirect = readRedirect(r)
    if (redirect) {
      redirects.push(redirect)
      continue
    }
    const name = words.length === 0 && r.match(/([A-Za-z_]\w*)=/y)?.[1]
    const word = readWord(r)
    if (name) assigns.push({ name, value: word ?? literal('') })
    else if (word) words.push(word)
    else break
  }
  if (assigns.length + words.length + redirects.length === 0) r.fail('no command')
  const literals = words.flatMap(word => word.literal ?? [])
  return {
    kind: 'simple',
    assigns,
    words,
    redirects,
    runs: [...words, ...assigns.map(a => a.value)].some(word => word.runs),
    ...(literals.length === words.length && { literals }),
  }
}

import type { Catalogue } from './catalogue.ts'
import { filled } from './say.ts'

const HOLE = /\{(?:\d+|host)\}/

interface Template {
  readonly id: string
  readonly text: string
  /** What stands fast, between the holes. */
  readonly pieces: readonly string[]
  /** Names of the holes, in their order in the English text. */
  readonly holes: readonly string[]
  /** Letters that stand fast. */
  readonly weight: number
}

function parsed([id, text]: readonly [string, string]): Template {
  const pieces = id.split(HOLE)
  const holes = id.match(new RegExp(HOLE, 'g'))?.map(hole => hole.slice(1, -1)) ?? []
  return { id, text, pieces, holes, weight: pieces.join('').replace(/[^a-zA-Z]/g, '').length }
}

/** What stands between the pieces of a template, each as short as can be; undefined where the text is no instance of it. */
function between(pieces: readonly string[], text: string): string[] | undefined {
  const [first = '', ...rest] = pieces
  const last = rest.pop() ?? ''
  const end = text.length - last.length
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return undefined
  const found: string[] = []
  let at = first.length
  for (const piece of rest) {
    const next = text.indexOf(piece, at)
    if (next < 0 || next + piece.length > end) return undefined
    found.push(text.slice(at, next))
    at = next + piece.length
  }
  return [...found, text.slice(at, end)]
}

/** Letters that must stand fast for a text to be recognised by them; of fewer, almost anything would be an instance. */
const LEAST = 2

/** Texts that are remembered, since a run tells the same of many hosts. */
const MOST = 500

/** Which text of a catalogue a ready text was made from, and what was filled in. */
export interface Recognised {
  readonly id: string
  readonly text: string
  readonly fillings: ReadonlyMap<string, string>
}

/** Recognises ready texts; the template with the most letters of its own wins. */
export function recogniser(catalogue: Catalogue): (text: string) => Recognised | undefined {
  let templates: readonly Template[] | undefined
  const all = () =>
    Object.entries(catalogue)
      .filter(([id]) => HOLE.test(id))
      .map(parsed)
      .filter(({ weight }) => weight >= LEAST)
      .toSorted((a, b) => b.weight - a.weight || b.holes.length - a.holes.length)
  return text => {
    const whole = Object.hasOwn(catalogue, text) ? catalogue[text] : undefined
    if (whole !== undefined) return { id: text, text: whole, fillings: new Map() }
    templates ??= all()
    for (const { id, text: translated, pieces, holes } of templates) {
      const found = between(pieces, text)
      if (!found) continue
      const fillings = new Map(holes.map((hole, i) => [hole, found[i] ?? '']))
      return { id, text: translated, fillings }
    }
    return undefined
  }
}

/** Between sentences that were joined. */
const JOINT = '; '

/** Joined pieces that may be one text of ours nevertheless. */
const MOST_PIECES = 4

/**
 * Translates ready texts. What was filled in is translated too, where it is a text of ours; of several sentences that
 * were joined, each by itself.
 */
export function translator(catalogue: Catalogue, words: Catalogue = {}): (text: string) => string {
  const recognise = recogniser(catalogue)
  const known = new Map<string, string>()

  const put = ({ text, fillings }: Recognised): string =>
    text.replace(/\{(\d+|host)\}/g, (hole, name: string) => {
      const filling = fillings.get(name)
      return filling === undefined ? hole : once(filling)
    })

  /** The longest text at the beginning of joined pieces that is whole in itself, and how many pieces it is. */
  const beginning = (pieces: readonly string[]) => {
    for (let n = Math.min(pieces.length, MOST_PIECES); n > 0; n--) {
      const found = recognise(pieces.slice(0, n).join(JOINT))
      if (found && [...found.fillings.values()].every(text => !text.includes(JOINT)))
        return { n, said: put(found) }
    }
    return undefined
  }

  const joined = (pieces: readonly string[]): string | undefined => {
    const said: string[] = []
    let isOurs = false
    for (let i = 0; i < pieces.length; ) {
      const next = beginning(pieces.slice(i))
      isOurs ||= next !== undefined
      said.push(next?.said ?? pieces[i] ?? '')
      i += next?.n ?? 1
    }
    return isOurs ? said.join('；') : undefined
  }

  const translated = (text: string): string => {
    const pieces = text.split(JOINT)
    const whole = pieces.length > 1 ? joined(pieces) : undefined
    if (whole !== undefined) return whole
    const told = advised(text)
    if (told !== undefined) return told
    const found = recognise(text)
    return found ? put(found) : (labelled(text) ?? text)
  }

  /** A sentence behind the name of what it is about. */
  const labelled = (text: string): string | undefined => {
    const end = text.indexOf(': ')
    const said = end < 0 ? undefined : once(text.slice(end + 2))
    return said === undefined || said === text.slice(end + 2)
      ? undefined
      : `${text.slice(0, end)}: ${said}`
  }

  /** A sentence with what to do about it in parentheses. */
  const advised = (text: string): string | undefined => {
    if (!text.endsWith(')')) return undefined
    for (let at = text.indexOf(' ('); at >= 0; at = text.indexOf(' (', at + 1)) {
      const [what, cure] = [recognise(text.slice(0, at)), recognise(text.slice(at + 2, -1))]
      if (what && cure) return `${put(what)}（${put(cure)}）`
    }
    return undefined
  }

  const once = (text: string): string => {
    if (text === '' || !/[a-z]/i.test(text)) return text
    const before = known.get(text)
    if (before !== undefined) return before
    const said = (Object.hasOwn(words, text) && words[text]) || translated(text)
    if (known.size >= MOST) known.clear()
    known.set(text, said)
    return said
  }
  return once
}

/** Fills a template's translation, or the template where there is none. */
export const filler =
  (catalogue: Catalogue) =>
  (id: string, fillings: readonly string[]): string =>
    filled((Object.hasOwn(catalogue, id) ? catalogue[id] : undefined) ?? id, fillings)

import type { Catalogue } from './catalogue.ts'

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

/** With fewer, sentences of others are instances too: `no space left on device` of `{0} on {1}`. */
const SURE = 8

/** Names, numbers, lists of them, and what is quoted: never the half of a sentence. */
const VALUE = /^(?:[^\s]+(?:, [^\s]+)*|"[^"]*"|)$/

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
  const recognised = (text: string): Recognised | undefined => {
    const whole = Object.hasOwn(catalogue, text) ? catalogue[text] : undefined
    if (whole !== undefined) return { id: text, text: whole, fillings: new Map() }
    templates ??= all()
    for (const { id, text: translated, pieces, holes, weight } of templates) {
      const found = between(pieces, text)
      if (!found) continue
      const doubtful = weight < SURE && pieces[0] === ''
      if (doubtful && !found.every(text => VALUE.test(text) || recognised(text))) continue
      const fillings = new Map(holes.map((hole, i) => [hole, found[i] ?? '']))
      return { id, text: translated, fillings }
    }
    return undefined
  }
  return recognised
}

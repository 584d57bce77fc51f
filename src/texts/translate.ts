import type { Catalogue } from './catalogue.ts'
import { type Recognised, recogniser } from './recognise.ts'
import { filled, fillHoles } from './say.ts'

/** Texts that are remembered, since a run tells the same of many hosts. */
const MOST = 500

/** Longer than any sentence of ours: what a program printed, in which to search would take long. */
const LONGEST = 2000

/** More labels than any sentence of ours has before it. */
const MOST_LABELS = 6

/** Between sentences that were joined. */
const JOINT = '; '

/** Between a sentence and the name of what it is about. */
const LABEL = ': '

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
    fillHoles(text, name => {
      const filling = fillings.get(name)
      return filling && fillingSaid(filling)
    })

  /** A filling, or each part of a list. */
  const fillingSaid = (filling: string): string => {
    const parts = filling.split(', ')
    const told = parts.map(once)
    const ours = told.filter((text, i) => text !== parts[i]).length
    if (parts.length > 1 && ours === parts.length) return told.join('、')
    const said = once(filling)
    return said === filling && ours > 0 ? told.join('、') : said
  }

  /** Where the label of a text of ours ends that is whole in itself: `yum: the mirrors …; only the vault …`. */
  const labelEnd = (text: string): number | undefined => {
    let at = text.indexOf(LABEL)
    for (let n = 0; at >= 0 && n < MOST_LABELS; n++, at = text.indexOf(LABEL, at + 1))
      if (Object.hasOwn(catalogue, text.slice(at + LABEL.length))) return at
    return undefined
  }

  const isWhole = (text: string): boolean =>
    !text.includes(JOINT) || Object.hasOwn(catalogue, text) || labelEnd(text) !== undefined

  /** The longest text at the beginning of joined pieces that is whole in itself, and how many pieces it is. */
  const beginning = (pieces: readonly string[]) => {
    for (let n = Math.min(pieces.length, MOST_PIECES); n > 0; n--) {
      const found = recognise(pieces.slice(0, n).join(JOINT))
      if (found && [...found.fillings.values()].every(isWhole)) return { n, said: put(found) }
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
    if (pieces.length > 1 && labelEnd(text) !== undefined && !beginning(pieces))
      return labelled(text) ?? text
    const whole = pieces.length > 1 ? joined(pieces) : undefined
    if (whole !== undefined) return whole
    const told = advised(text)
    if (told !== undefined) return told
    const found = recognise(text)
    return found ? put(found) : (labelled(text) ?? text)
  }

  /** A sentence behind the name of what it is about. */
  const labelled = (text: string): string | undefined => {
    const end = labelEnd(text) ?? text.indexOf(LABEL)
    if (end < 0 || text.split(LABEL).length > MOST_LABELS) return undefined
    const [label, sentence] = [text.slice(0, end), text.slice(end + LABEL.length)]
    const said = once(sentence)
    if (said === sentence) return undefined
    const name = once(label)
    return name === label ? `${label}: ${said}` : `${name}：${said}`
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
    if (text.length > LONGEST || !/[a-z]/i.test(text)) return text
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

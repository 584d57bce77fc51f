import type { Say } from '../../texts/say.ts'

/** Text that is markup already. Only `html` and `verbatim` make it. */
class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

export type { Markup }

/** What may stand in a hole of `html`: text is escaped, markup is not, of `false` and `undefined` nothing is left. */
export type Filling = string | number | Markup | false | undefined | readonly Filling[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What HTML 5 forbids in a page, and what turns text round or hides in it. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Text as it may stand in HTML, in an element as well as between quotes. */
export const escaped = (text: string): string =>
  text.replace(UNSEEN, '\ufffd').replace(/[&<>"']/g, char => ENTITIES[char] ?? '')

function filled(filling: Filling): string {
  if (filling === undefined || filling === false) return ''
  if (filling instanceof Markup) return filling.toString()
  if (Array.isArray(filling)) return filling.map(filled).join('')
  return escaped(String(filling))
}

/** Markup with holes, whose fillings are escaped unless they are markup themselves. Attributes are always quoted. */
export const html = (markup: TemplateStringsArray, ...fillings: readonly Filling[]): Markup =>
  new Markup(String.raw({ raw: markup }, ...fillings.map(filled)))

/** A sentence in the reader's language, in which markup may stand: a tag made of one for text. */
export const sayMarkup =
  (say: Say) =>
  (sentence: TemplateStringsArray, ...fillings: readonly Filling[]): Filling[] => {
    const marked = say(sentence, ...fillings.map((_, i) => `${MARK}${i}${MARK}`))
    return marked.split(MARK).map((part, i) => (i % 2 === 0 ? part : fillings[Number(part)]))
  }

/** Stands around the number of a filling; no text has it, since it is for private use. */
const MARK = '\ue000'

/** Our own styles and programs, which must not be escaped. Never for what came from outside. */
export const verbatim = (text: string): Markup => new Markup(text)

/** One after another, with something between. */
export const between = (parts: readonly Filling[], separator: Filling): Filling[] =>
  parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part]))

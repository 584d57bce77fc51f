/**
 * Brings a text to a person in their language; what it does not know stays as it is. `say(text)` is for texts that
 * come ready from elsewhere, such as the message of a problem, which is recognised by its words around what was
 * filled in. As a tag, for texts that are made where they are said: what is filled in then stays as it is.
 */
export interface Say {
  (text: string): string
  (text: TemplateStringsArray, ...fillings: readonly (string | number)[]): string
  /** What the tag does, for a template that is made up: holes are numbered from 0. */
  fill(template: string, fillings: readonly (string | number)[]): string
  /** Of the language, as HTML and browsers know it. */
  readonly tag: string
}

type Fill = (id: string, fillings: readonly string[]) => string

/** What the English template is called in a catalogue. */
export const idOf = (strings: readonly string[]): string =>
  strings.reduce((id, string, i) => `${id}{${i - 1}}${string}`)

/** `text` is for ready texts, `fill` for templates. */
export function sayer(tag: string, text: (ready: string) => string, fill: Fill): Say {
  const say = (first: string | TemplateStringsArray, ...fillings: readonly (string | number)[]) =>
    typeof first === 'string' ? text(first) : fill(idOf(first), fillings.map(String))
  return Object.assign(say, {
    tag,
    fill: (template: string, fillings: readonly (string | number)[]) =>
      fill(template, fillings.map(String)),
  })
}

const HAN = /\p{Script=Han}/u
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”]/u
const LATIN = /[\x21-\x7e]/

/** What stands between a filling and its neighbour: Chinese and Latin are set apart by a blank, and nothing else is. */
function gap(neighbour: string, blank: string, edge: string): string {
  if (!HAN.test(neighbour)) return blank
  if (CHINESE.test(edge)) return ''
  return LATIN.test(edge) ? ' ' : blank
}

/** A template with its holes filled, by their names; one that nothing is known of stays. */
export const fillHoles = (template: string, of: (name: string) => string | undefined): string =>
  template.replace(
    /( ?)\{(\d+|host)\}( ?)/g,
    (hole, before: string, name: string, after: string, at: number) => {
      const filling = of(name)
      if (filling === undefined) return hole
      if (filling === '') return before + after
      const start = gap(template[at - 1] ?? '', before, filling[0] ?? '')
      const end = gap(template[at + hole.length] ?? '', after, filling.at(-1) ?? '')
      return `${start}${filling}${end}`
    },
  )

/** A template with its holes filled, in their order. */
export const filled = (template: string, fillings: readonly string[]): string =>
  fillHoles(template, name => fillings[Number(name)])

/** Everything as it is written in the sources. */
export const english: Say = sayer('en', text => text, filled)

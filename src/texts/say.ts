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

/** A template with its holes filled. */
export const filled = (template: string, fillings: readonly string[]): string =>
  template.replace(/\{(\d+)\}/g, (hole, n: string) => fillings[Number(n)] ?? hole)

/** Everything as it is written in the sources. */
export const english: Say = sayer('en', text => text, filled)

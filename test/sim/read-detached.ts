/** A program made by `detached`, or by `follow`, which has no text. */
export interface Detached {
  readonly id: string
  /** The byte of its output to show it from. */
  readonly from: number
  readonly text: string | undefined
}

/** Throws for what is none: a simulation must not guess. */
export function readDetached(text: string): Detached {
  const id = text.match(/^d=.*\/(\S+)$/m)?.[1]
  const from = text.match(/tail -q -c \+(\d+)/)?.[1]
  if (!id || !from) throw new Error(`not a detached program: ${text.slice(0, 500)}`)
  const program = text.match(/printf '%s' ('(?:[^']|'\\'')*'|\S+) >"\$d\/program"/)?.[1]
  return { id, from: Number(from) - 1, text: program === undefined ? undefined : unquote(program) }
}

const unquote = (word: string) =>
  word.startsWith("'") ? word.slice(1, -1).replaceAll("'\\''", "'") : word

const END = /\n\) <\/dev\/null 2>\/dev\/null\nprintf '\\n%s %s\\n' (\S+) "\$\?"(?:\n|$)/

/** The questions of a program made by `askAll`; undefined when it is none. */
export function readQuestions(
  text: string,
): { readonly asks: readonly string[]; readonly boundary: string } | undefined {
  const boundary = text.match(END)?.[1]
  if (boundary === undefined) return undefined
  const end = `\n) </dev/null 2>/dev/null\nprintf '\\n%s %s\\n' ${boundary} "$?"`
  const parts = text.split(end)
  return { boundary, asks: parts.slice(0, -1).map(part => part.slice(part.indexOf('(\n') + 2)) }
}

import { width } from './columns.ts'

/** A word with the spaces before it; Chinese may be broken after each character, but not before what closes it. */
const PIECE = /\s*(?:\p{Script=Han}|[^\s\p{Script=Han}]+)[，。；：、！？）」》]*/gu

/** Text in lines of at most so many columns, as far as it can be broken. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const [piece] of text.matchAll(PIECE)) {
    if (line !== '' && width(line + piece) > columns) {
      lines.push(line)
      line = piece.trimStart()
    } else line += piece
  }
  return [...lines, line]
}

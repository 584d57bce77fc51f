import { stripVTControlCharacters } from 'node:util'

const PLAIN = /^[\x20-\x7e]*$/
const NARROW = /^[\p{M}\p{Cf}\p{Cc}]*$/u
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation})/u

/** A colour, as `styleText` writes it. */
const SGR = new RegExp(`(${'\u001b'}\\[[\\d;]*m)`)

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What one visible character takes up: Chinese, Japanese and Korean ones two columns, combining marks none. */
function charWidth(char: string): number {
  if (NARROW.test(char)) return 0
  return WIDE.test(char) || char.includes('\ufe0f') ? 2 : 1
}

/** Columns that a text takes up on a terminal. Colours take up none. */
export function width(text: string): number {
  const plain = stripVTControlCharacters(text)
  if (PLAIN.test(plain)) return plain.length
  let columns = 0
  for (const { segment } of graphemes.segment(plain)) columns += charWidth(segment)
  return columns
}

/** Filled with spaces on the right; longer text stays as it is. */
export const pad = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)))

/** At most `columns` wide, ending in `mark` where something was cut off. Colours are kept, and ended at the cut. */
export function truncate(text: string, columns: number, mark = '…'): string {
  if (width(text) <= columns) return text
  const room = columns - width(mark)
  if (room < 0) return ''
  let result = ''
  let used = 0
  let coloured = false
  for (const part of text.split(SGR)) {
    if (SGR.test(part)) {
      result += part
      coloured = true
      continue
    }
    for (const { segment } of graphemes.segment(part)) {
      used += charWidth(segment)
      if (used > room) return result + mark + (coloured ? '\x1b[0m' : '')
      result += segment
    }
  }
  return result
}

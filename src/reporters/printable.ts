import { stripVTControlCharacters } from 'node:util'

/** More than any screen line holds; keeps the work on hostile output bounded. */
const MAX_LENGTH = 2000

/** What moves the cursor, hides, or reorders text: control, format and line-separating characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/**
 * One line of a host's output, or anything else from outside, as it may be shown: one line, without escape
 * sequences and invisible characters. Of a line that overwrites itself with carriage returns, the last state.
 */
export function printable(text: string): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
  const line = stripVTControlCharacters(cut).replace(/[\r\n]+$/, '')
  const state = line.slice(line.lastIndexOf('\r') + 1)
  return state.replace(/[\t\n\u2028\u2029]/g, ' ').replace(UNSEEN, '')
}

/** The same for text of several lines, such as a diff. Tabs become spaces, since they have no width of their own. */
export const printableLines = (text: string): string[] =>
  text.split(/\r?\n/).map(line => printable(line.replaceAll('\t', '    ')))

import { printableLines } from './printable.ts'
import type { Style, Tone } from './style.ts'

const TONES: Record<string, Tone> = { '+': 'good', '-': 'bad', '@': 'accent', '\\': 'faint' }

/** A unified diff as it may be shown, without the lines that name the file: the change above it does. */
export function hunkLines(diff: string): string[] {
  const lines = printableLines(diff.trimEnd())
  const first = lines.findIndex(line => line.startsWith('@@'))
  return lines.slice(Math.max(0, first))
}

/** The same, coloured. */
export const diffLines = (diff: string, { paint }: Style): string[] =>
  hunkLines(diff).map(line => {
    const tone = TONES[line[0] ?? '']
    return tone ? paint(tone, line) : line
  })

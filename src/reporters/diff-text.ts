import { printableLines } from './printable.ts'
import type { Style, Tone } from './style.ts'

const TONES: Record<string, Tone> = { '+': 'good', '-': 'bad', '@': 'accent', '\\': 'faint' }

/** A unified diff, coloured, without the lines that name the file: the change above it does. */
export function diffLines(diff: string, { paint }: Style): string[] {
  const lines = printableLines(diff.trimEnd())
  const hunks = lines.slice(
    Math.max(
      0,
      lines.findIndex(line => line.startsWith('@@')),
    ),
  )
  return hunks.map(line => {
    const tone = TONES[line[0] ?? '']
    return tone ? paint(tone, line) : line
  })
}

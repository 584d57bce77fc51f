import { pad, truncate, width } from './columns.ts'
import type { Style } from './style.ts'

/** Rows with their columns aligned; the last column is cut at the edge of the terminal. */
export function table(rows: readonly (readonly string[])[], style: Style, indent = ''): string[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, width(cell))
    })
  return rows.map(row => {
    const cells = row.map((cell, i) => (i < row.length - 1 ? pad(cell, widths[i] ?? 0) : cell))
    return cutLine(indent + cells.join('  ').trimEnd(), style)
  })
}

/** A line cut at the edge of the terminal. */
export const cutLine = (line: string, { columns, symbols }: Style): string =>
  columns === undefined ? line : truncate(line, columns, symbols.more)

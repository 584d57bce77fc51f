const SHORTEST_RUN = 4

const { compare } = new Intl.Collator('en', { numeric: true })

/** Names in one phrase, sorted: `master, worker[1-197], worker200`. Runs of numbers are folded from four on. */
export function hostNames(unsorted: readonly string[]): string {
  const names = unsorted.toSorted(compare)
  const phrases: string[] = []
  for (let i = 0; i < names.length; ) {
    const length = runLength(names, i)
    if (length >= SHORTEST_RUN) {
      const [stem, from] = numbered(names[i])
      const [, to] = numbered(names[i + length - 1])
      phrases.push(`${stem}[${from}-${to}]`)
      i += length
    } else phrases.push(names[i++] ?? '')
  }
  return phrases.join(', ')
}

/** How many names from `start` on count up one by one with the same stem. */
function runLength(names: readonly string[], start: number): number {
  const [stem, first] = numbered(names[start])
  if (first === undefined) return 1
  let length = 1
  for (;;) {
    const next = String(Number(first) + length).padStart(first.length, '0')
    if (names[start + length] !== stem + next) return length
    length++
  }
}

function numbered(name = ''): [stem: string, number?: string] {
  const match = /^(.*?)(\d+)$/.exec(name)
  return match ? [match[1] ?? '', match[2] ?? ''] : [name]
}

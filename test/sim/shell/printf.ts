const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
}

const plain = (text: string) =>
  text.replaceAll(/\\([0-7]{1,3}|.)/g, (whole, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? whole),
  )

const DIRECTIVE = /%(%|(-?)(0?)(\d*)([sdbi]))|\\([0-7]{1,3}|.)/g

/** printf(1): the format is used again as long as there are words left. */
export function printf(format: string, words: readonly string[]): string {
  if (format === '%s' && words.length === 1) return words[0] as string
  let said = ''
  let at = 0
  do {
    const before = at
    said += format.replaceAll(
      DIRECTIVE,
      (whole, directive: string | undefined, left, zero, width, kind, escaped) => {
        if (escaped !== undefined) return plain(whole)
        if (directive === '%') return '%'
        const word = words[at++] ?? ''
        const text =
          kind === 's' ? word : kind === 'b' ? plain(word) : String(Math.trunc(Number(word)) || 0)
        const length = Number(width)
        return left ? text.padEnd(length) : text.padStart(length, zero ? '0' : ' ')
      },
    )
    if (at === before) break
  } while (at < words.length)
  return said
}

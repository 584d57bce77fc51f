const known = new Map<string, RegExp>()

/** Keeps text from being a pattern. */
export const escaped = (text: string) =>
  /[\\*?[\]]/.test(text) ? text.replaceAll(/[\\*?[\]]/g, '\\$&') : text

export const isPattern = (pattern: string) =>
  /[*?]|\[.*\]/s.test(pattern) && /(^|[^\\])(\\\\)*[*?[]/.test(pattern)

export const unescaped = (pattern: string) => pattern.replaceAll(/\\(.)/g, '$1')

/** A pattern of the shell as the inside of a regular expression; `*` takes as little as it can where `lazy`. */
export function source(pattern: string, lazy = false): string {
  let made = ''
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] as string
    if (char === '*') made += lazy ? '[^]*?' : '[^]*'
    else if (char === '?') made += '[^]'
    else if (char === '[') {
      const end = pattern.indexOf(']', i + 2)
      if (end < 0) made += '\\['
      else {
        made += `[${pattern
          .slice(i + 1, end)
          .replace(/^!/, '^')
          .replaceAll('\\', '\\\\')}]`
        i = end
      }
    } else {
      const plain = char === '\\' ? (pattern[++i] ?? '\\') : char
      made += plain.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
    }
  }
  return made
}

/** Whether the whole text is of the pattern. */
export function matches(text: string, pattern: string): boolean {
  const regex = known.get(pattern) ?? new RegExp(`^${source(pattern)}$`)
  known.set(pattern, regex)
  return regex.test(text)
}

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`. */
export function without(text: string, op: string, pattern: string): string {
  if (op === '#' || op === '##')
    return text.replace(new RegExp(`^${source(pattern, op === '#')}`), '')
  if (op === '%%') return text.replace(new RegExp(`${source(pattern)}$`), '')
  // The shortest end: the last place from which the rest is of the pattern.
  for (let from = text.length; from >= 0; from--)
    if (matches(text.slice(from), pattern)) return text.slice(0, from)
  return text
}

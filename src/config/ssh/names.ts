/** Names that a text of OpenSSH's configuration has a `Host` for, patterns apart, in their order; and what it includes. */
export function hostsNamed(text: string): {
  readonly names: readonly string[]
  readonly includes: readonly string[]
} {
  const names = new Set<string>()
  const includes: string[] = []
  for (const line of text.split('\n')) {
    const [, keyword = '', rest = ''] = /^\s*(\w+)(?:\s*=\s*|\s+)(.*?)\s*$/.exec(line) ?? []
    const words = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare)
    if (/^include$/i.test(keyword)) includes.push(...words.flatMap(word => word ?? []))
    if (!/^host$/i.test(keyword)) continue
    for (const word of words) if (word && !/[*?!]/.test(word)) names.add(word)
  }
  return { names: [...names], includes }
}

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { wildcard } from '../../core/wildcard.ts'

/** A line that counts: its keyword in lower case, and its words without their quotes. */
interface Line {
  readonly keyword: string
  readonly words: readonly string[]
  /** Whether the `Host` that it stands below speaks of a name; none for all hosts. */
  readonly hosts: ((name: string) => boolean) | undefined
}

/** A configuration that can be told from its text alone; made by `plainConfig`. */
export type PlainConfig = readonly Line[]

/** What an answer of `ssh -G` is read for, and several values of which are kept. */
const SEVERAL = new Set(['identityfile', 'certificatefile'])
const LISTS = new Set(['userknownhostsfile', 'globalknownhostsfile', 'revokedhostkeys'])
const ONE = new Set(
  'hostname port user stricthostkeychecking identitiesonly identityagent hostkeyalias connecttimeout proxyjump proxycommand preferredauthentications pubkeyauthentication passwordauthentication kbdinteractiveauthentication batchmode numberofpasswordprompts'.split(
    ' ',
  ),
)

/** Whatever makes more of a host's name, or of another keyword, than this file knows. */
const INTRICATE =
  /^(match|canonical\w*|challengeresponseauthentication|skeyauthentication|dsaauthentication|tag)$/

/**
 * The lines of the files, if no more than `Host` decides between hosts; else nothing, and only OpenSSH's client knows
 * what holds for a host. Mistakes are not looked for: the client is asked about one host in any case.
 */
export function plainConfig(files: readonly string[]): PlainConfig | undefined {
  try {
    const lines = files.flatMap(file => linesOf(file, undefined, 0))
    return lines.every(isPlain) ? lines : undefined
  } catch {
    return undefined
  }
}

const DEEPEST = 8

function linesOf(file: string, outer: Line['hosts'], depth: number): Line[] {
  let hosts = outer
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text): Line[] => {
      const [, name = '', rest = ''] = /^\s*([A-Za-z]\w*)(?:\s*=\s*|\s+)(.*?)\s*$/.exec(text) ?? []
      const keyword = name.toLowerCase()
      if (keyword === '') {
        if (/^\s*(#|$)/.test(text)) return []
        throw new Error('no line of OpenSSH')
      }
      const words = wordsOf(rest, keyword === 'proxycommand')
      if (keyword === 'host') {
        // Below an Include that stands below a Host, both would have to hold.
        if (outer) throw new Error('a Host in a Host')
        hosts = speaksOf(words)
        return []
      }
      if (keyword !== 'include') return [{ keyword, words, hosts }]
      if (depth === DEEPEST) throw new Error('too deep')
      return words
        .flatMap(word => included(word, file))
        .flatMap(each => linesOf(each, hosts, depth + 1))
    })
}

/** Quotes and what is behind them: none of it is looked into further than this. */
function wordsOf(rest: string, whole: boolean): string[] {
  if (whole) return [rest]
  if (/[\\']|#/.test(rest)) throw new Error('quoted in a way of its own')
  const words = [...rest.matchAll(/"([^"]*)"|([^\s"]+)/g)]
  if (words.map(([all]) => all).join('') !== rest.replace(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ''))
    throw new Error('quoted in a way of its own')
  return words.map(([, quoted, bare]) => quoted ?? bare ?? '')
}

/** A file, or all of a folder whose names end in the same way. */
function included(word: string, from: string): string[] {
  const [, folder, end] = /^(\/[^*?[\]~%$]*)\/\*([^*?[\]/~%$]*)$/.exec(word) ?? []
  if (folder !== undefined && end !== undefined)
    return readdirSync(folder)
      .filter(name => name.endsWith(end) && !name.startsWith('.'))
      .sort()
      .map(name => join(folder, name))
  if (/[*?[\]~%$]/.test(word) || !word.startsWith('/')) throw new Error(`${dirname(from)}: pattern`)
  return [word]
}

function isPlain({ keyword, words }: Line): boolean {
  if (INTRICATE.test(keyword)) return false
  const [first = ''] = words
  switch (keyword) {
    case 'hostname':
      return !/[%\s]/.test(first) && first !== ''
    case 'connecttimeout':
    case 'port':
    case 'numberofpasswordprompts':
      return /^\d+$/.test(first)
    case 'proxyjump':
    case 'proxycommand':
      return first !== ''
    default:
      return words.length > 0 && !words.some(word => word === '')
  }
}

/** Compiled once: a configuration of many hosts has as many of them. */
function speaksOf(patterns: readonly string[]): (name: string) => boolean {
  const not = patterns.filter(text => text.startsWith('!')).map(text => wildcard(text.slice(1)))
  const some = patterns.filter(text => !text.startsWith('!')).map(wildcard)
  return name => some.some(hit => hit(name)) && !not.some(hit => hit(name))
}

/**
 * The settings of a host, as `ssh -G` would print them: `usual` has what it prints of a host of which nothing is said.
 * `given` comes before the files. Nothing where it cannot be told.
 */
export function plainSettings(
  config: PlainConfig,
  name: string,
  given: ReadonlyMap<string, string>,
  usual: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> | undefined {
  if (name !== name.toLowerCase()) return undefined
  const said = new Map<string, string[]>([...given].map(([key, value]) => [key, [value]]))
  let block: Line['hosts']
  let isMeant = true
  for (const { keyword, words, hosts } of config) {
    if (hosts !== block) {
      block = hosts
      isMeant = hosts?.(name) ?? true
    }
    if (!isMeant) continue
    const value = words.join(' ')
    const before = said.get(keyword)
    if (SEVERAL.has(keyword)) {
      if (!before?.includes(value)) said.set(keyword, [...(before ?? []), value])
    } else if (!before && (ONE.has(keyword) || LISTS.has(keyword))) said.set(keyword, [value])
  }
  // The first of the two takes effect; which that is, only the lines would say.
  if (said.has('proxyjump') && said.has('proxycommand')) return undefined
  if (said.get('proxyjump')?.[0]?.toLowerCase() === 'none') said.delete('proxyjump')
  return new Map([...usual, ['host', [name]], ['hostname', [name]], ...said])
}

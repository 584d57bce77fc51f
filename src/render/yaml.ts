import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  parseDocument,
  stringify,
  type Tags,
  visit,
} from 'yaml'
import { yamlMistake } from './yaml-mistakes.ts'

export type YamlPath = readonly (string | number)[]

/** A spot in a text; both count from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Something that keeps a text from being one plain YAML document. */
export interface YamlError extends Place {
  /** The key it is about, where there is one. */
  readonly path: YamlPath
  readonly message: string
}

/** A YAML text that was read: its value, what is wrong with it, and where each part of it stands. */
export interface YamlSource {
  /** Plain data; undefined when the text is not YAML at all. */
  readonly value: unknown
  readonly errors: readonly YamlError[]
  /** Where a key or its value stands; for a path that the text does not hold, the nearest key above it. */
  place(path: YamlPath, part: 'key' | 'value'): Place
}

type Spot = Readonly<Record<'key' | 'value', Place>>

const START: Place = { line: 1, column: 1 }
const id = (path: YamlPath): string => JSON.stringify(path.map(String))

const NO_WORD = 'a key must be a word, not a list, a map or an alias'

/** Never throws: a text that cannot be read gives errors. */
export function readYaml(text: string): YamlSource {
  const lines = new LineCounter()
  const spots = new Map<string, Spot>([['[]', { key: START, value: START }]])
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const place = (path: YamlPath, part: 'key' | 'value'): Place => {
    for (let length = path.length; length > 0; length--) {
      const spot = spots.get(id(path.slice(0, length)))
      if (spot) return length === path.length ? spot[part] : spot.key
    }
    return spots.get('[]')?.[part] ?? START
  }
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      merge: true,
      logLevel: 'error',
    })
    const errors: YamlError[] = oneAtEachPlace([...document.errors, ...document.warnings]).map(
      ({ pos: [start], message }) => ({
        ...placeAt(start),
        path: [],
        message: yamlMistake(message),
      }),
    )
    if (document.errors.length > 0) return { value: undefined, errors, place }
    const { wrong, isReadable } = index(document, spots, placeAt)
    errors.push(...wrong)
    return { value: isReadable ? plain(document) : undefined, errors, place }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { value: undefined, errors: [{ ...START, path: [], message }], place }
  }
}

/** What follows from a mistake is complained about at the same place. */
const oneAtEachPlace = <T extends { readonly pos: readonly number[] }>(errors: readonly T[]): T[] =>
  errors.filter(({ pos: [start] }, i) => errors.findIndex(e => e.pos[0] === start) === i)

/**
 * Fills in where everything stands, and returns the keys that cannot stand. Keys that are lists or maps are not to be
 * made values of: the library turns them into text, one in the other in time that grows without bounds.
 */
function index(document: Document, spots: Map<string, Spot>, placeAt: (offset: number) => Place) {
  const wrong: YamlError[] = []
  let isReadable = true
  const visit = (node: unknown, path: YamlPath) => {
    if (isSeq(node))
      for (const [i, item] of node.items.entries()) {
        const value = isNode(item) && item.range ? placeAt(item.range[0]) : START
        spots.set(id([...path, i]), { key: value, value })
        visit(item, [...path, i])
      }
    if (isMap(node))
      for (const pair of node.items) {
        if (isNode(pair.key) && !isScalar(pair.key)) {
          isReadable = false
          const at = pair.key.range ? placeAt(pair.key.range[0]) : START
          wrong.push({ ...at, path, message: NO_WORD })
        }
        if (!isScalar(pair.key) || !pair.key.range) continue
        const key = placeAt(pair.key.range[0])
        const value = isNode(pair.value) && pair.value.range ? placeAt(pair.value.range[0]) : key
        const inner = [...path, String(pair.key.value)]
        if (spots.has(id(inner))) wrong.push({ ...key, path: inner, message: 'written twice' })
        if (pair.key.value === '__proto__')
          wrong.push({ ...key, path: inner, message: 'no key can have this name' })
        spots.set(id(inner), { key, value })
        visit(pair.value, inner)
      }
  }
  const start = document.contents?.range ? placeAt(document.contents.range[0]) : START
  spots.set('[]', { key: start, value: start })
  visit(document.contents, [])
  return { wrong, isReadable }
}

/** @throws TypeError for a node that holds itself, ReferenceError for one that grows without end */
function plain(document: Document): unknown {
  const value: unknown = document.toJS()
  JSON.stringify(value)
  return value
}

/**
 * Keys that cannot stand: see `index`. Those that stand twice are looked for here, for the library compares each key of a
 * map with all others.
 */
function wrongKeys(document: Document) {
  const found: { readonly start: number; readonly message: string }[] = []
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>()
      for (const { key } of items) {
        if (!isScalar(key) || key.value === '<<') continue
        const name = String(key.value)
        if (seen.has(name)) found.push({ start: key.range?.[0] ?? 0, message: 'written twice' })
        seen.add(name)
      }
    },
    Pair: (_, { key }) => {
      if (isNode(key) && !isScalar(key))
        found.push({ start: key.range?.[0] ?? 0, message: NO_WORD })
    },
  })
  return found
}

/** `2001-12-14` and `1:30`, which Kubernetes takes for texts. */
const isTime = ({ tag, format }: { readonly tag?: string; readonly format?: string }) =>
  tag === 'tag:yaml.org,2002:timestamp' || format === 'TIME'

/**
 * All documents of a text as Kubernetes reads them, which is YAML 1.1 (`0644` is octal, `yes` is true) without its
 * times; the empty ones left out. With errors there are no values. Never throws.
 */
export function readDocuments(text: string): {
  readonly values: readonly unknown[]
  readonly errors: readonly YamlError[]
} {
  const lines = new LineCounter()
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    version: '1.1' as const,
    customTags: (tags: Tags) => tags.filter(tag => typeof tag === 'string' || !isTime(tag)),
    logLevel: 'error' as const,
  }
  try {
    const documents = [parseAllDocuments(text, options)].flat()
    const errors = documents.flatMap(document =>
      [
        ...document.errors.map(({ pos: [start], message }) => ({ start, message })),
        ...wrongKeys(document),
      ].map(({ start, message }) => {
        const { line, col } = lines.linePos(start)
        return { line: Math.max(line, 1), column: Math.max(col, 1), path: [], message }
      }),
    )
    const values = errors.length > 0 ? [] : documents.map(plain).filter(value => value != null)
    return { values, errors }
  } catch (error) {
    const [message = ''] = String(error instanceof Error ? error.message : error).split('\n')
    return { values: [], errors: [{ ...START, path: [], message }] }
  }
}

/**
 * The one text of a value: keys in order of the alphabet, no anchors, no line folding.
 * Words that YAML 1.1 takes for something else (`yes`, `on`, `1:30`) are quoted, for Kubernetes reads YAML 1.1.
 */
export const toYaml = (value: unknown): string =>
  stringify(value, {
    sortMapEntries: true,
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
    lineWidth: 0,
  })

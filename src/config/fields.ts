import { isMap } from '../core/is-map.ts'
import type { Field, FieldKind, FieldTable } from './catalogue/fields/field-table.ts'
import { fieldsOf } from './catalogue/fields/field-table.ts'
import { suggesting } from './nearest.ts'

export interface FieldMistake {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly part: 'key' | 'value'
}

/** A table and the version that is wanted of it. */
export interface Kind {
  readonly name: string
  readonly table: FieldTable
  readonly version: number
  /** How a version is written: `1.22`, `v1beta3`. */
  readonly write: (version: number) => string
}

const all = (value: unknown, type: string): boolean =>
  Object.values(value ?? {}).every(inner => typeof inner === type)

const DURATION = /^(0|(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+)$/

/** Of each kind: whether a value is one, and the words for it. */
const KINDS: Readonly<Record<FieldKind, readonly [is: (v: unknown) => boolean, words: string]>> = {
  any: [() => true, 'anything'],
  bool: [v => typeof v === 'boolean', 'true or false'],
  duration: [v => typeof v === 'string' && DURATION.test(v), 'a duration such as 1m30s'],
  flags: [v => isMap(v) && all(v, 'boolean'), 'a map of true and false'],
  int: [Number.isInteger, 'a whole number'],
  list: [Array.isArray, 'a list'],
  map: [v => isMap(v) && all(v, 'string'), 'a map of strings (put numbers in quotes)'],
  number: [v => typeof v === 'number', 'a number'],
  string: [v => typeof v === 'string', 'a string (put numbers in quotes)'],
  strings: [v => Array.isArray(v) && all(v, 'string'), 'a list of strings'],
}

const read = new Map<FieldTable, readonly Field[]>()

function rowsOf(table: FieldTable): readonly Field[] {
  const rows = read.get(table) ?? fieldsOf(table)
  read.set(table, rows)
  return rows
}

/** What in a configuration its program would not know or not take. A field without a value counts as left out. */
export const fieldMistakes = (kind: Kind, value: object): FieldMistake[] =>
  inMap(kind, value, rowsOf(kind.table), [])

/** `fields` are those below `path`, with paths that start there. */
function inMap(
  kind: Kind,
  value: object,
  fields: readonly Field[],
  path: FieldMistake['path'],
): FieldMistake[] {
  return Object.entries(value).flatMap(([key, inner]): FieldMistake[] => {
    if (inner === null || inner === undefined) return []
    const here = [...path, key]
    const named = fields.filter(({ path: [first] }) => first === key || first === `${key}[]`)
    const now = named.filter(field => isIn(kind.version, field))
    if (now.length === 0) return [unknown(kind, key, fields, named, here)]
    const [{ path: [first] = [], kind: holds }] = now as [Field, ...Field[]]
    const below = named
      .filter(({ path }) => path[0] === first)
      .map(field => ({ ...field, path: field.path.slice(1) }))
    if (now.some(({ path }) => path.length === 1)) return judge(holds, inner, here)
    if (first === key)
      return isMap(inner) ? inMap(kind, inner, below, here) : [wrong(here, 'a map')]
    if (!Array.isArray(inner)) return [wrong(here, 'a list')]
    return inner.flatMap((item, i) =>
      isMap(item) ? inMap(kind, item, below, [...here, i]) : [wrong([...here, i], 'a map')],
    )
  })
}

const isIn = (version: number, { since, until = version }: Field) =>
  since <= version && version <= until

const wrong = (path: FieldMistake['path'], words: string): FieldMistake => ({
  path,
  message: `must be ${words}`,
  part: 'value',
})

const judge = (kind: FieldKind, value: unknown, path: FieldMistake['path']): FieldMistake[] => {
  const [is, words] = KINDS[kind]
  return is(value) ? [] : [wrong(path, words)]
}

function unknown(
  { name, version, write }: Kind,
  key: string,
  fields: readonly Field[],
  named: readonly Field[],
  path: FieldMistake['path'],
): FieldMistake {
  const [first] = named
  const at = (message: string): FieldMistake => ({ path, message, part: 'key' })
  if (first && first.since > version)
    return at(`${name} has it from ${write(first.since)} on, and this is ${write(version)}`)
  if (first?.until !== undefined)
    return at(`${name} had it until ${write(first.until)}, and this is ${write(version)}`)
  const known = fields
    .filter(field => isIn(version, field))
    .map(field => field.path[0]?.replace('[]', '') ?? '')
  const complaint = `no field of ${name} in ${write(version)}`
  return at(suggesting(complaint, key, [...new Set(known)]))
}

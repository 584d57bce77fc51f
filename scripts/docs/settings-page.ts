import { clusterJsonSchema, type JsonSchema } from '../../src/config/json-schema.ts'
import { PRESETS } from '../../src/config/presets.ts'
import { isMap } from '../../src/core/is-map.ts'
import { code, page, plain, table } from './markdown.ts'

const branches = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? [schema]

/** What may stand there, in a word or two. */
function kind(schema: JsonSchema): string {
  const one = (part: JsonSchema): string => {
    if (Array.isArray(part.enum)) return part.enum.map(word => code(String(word))).join(', ')
    if ('const' in part) return code(String(part.const))
    if (part.type === 'array') return `list: ${part.items ? kind(part.items) : 'anything'}`
    if (part.type === 'integer' && typeof part.minimum === 'number')
      return `${part.minimum} to ${part.maximum}`
    if (part.type === 'object') return part.properties ? 'map' : 'map of your own'
    return typeof part.type === 'string' ? part.type : 'anything'
  }
  return [...new Set(branches(schema).map(one))].join(' or ')
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inner: unknown, key) => (isMap(inner) ? inner[key] : undefined), value)

/** What the presets give, where that is one value; maps are told by their parts. */
function given(path: readonly string[]): string[] {
  const values = Object.entries(PRESETS).flatMap(([name, preset]) => {
    const value = at(preset, path)
    if (value === undefined || isMap(value)) return []
    const text = Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
    return [`${code(text)} in ${code(name)}`]
  })
  return values.length > 0 ? [`Left out: ${values.join(', ')}.`] : []
}

type Row = readonly [path: string, ...cells: string[]]

function rows(schema: JsonSchema, path: readonly string[]): Row[] {
  const own: Row = [
    path.join('.'),
    kind(schema),
    [plain(schema.description ?? ''), ...given(path)].filter(text => text !== '').join(' '),
  ]
  const within = branches(schema).flatMap(part => {
    const { additionalProperties: any } = part
    const named = Object.entries(part.properties ?? {}).flatMap(([key, inner]) =>
      rows(inner, [...path, key]),
    )
    const items =
      part.items && branches(part.items).some(item => item.properties)
        ? rows(part.items, [...path.slice(0, -1), `${path.at(-1)}[]`]).slice(1)
        : []
    const each = typeof any === 'object' && any.properties ? rows(any, [...path, 'NAME']) : []
    return [...named, ...items, ...each]
  })
  const seen = new Map(within.map(row => [row[0], row]))
  return [own, ...seen.values()]
}

const HEADS = ['Setting', 'Value', 'Meaning']

/** Every setting of cluster.yaml, from the schema that judges it, with what the presets fill in. */
export function settingsPage(): string {
  const { properties = {} } = clusterJsonSchema()
  const sections = Object.entries(properties).map(([key, schema]) => {
    const cells = rows(schema, [key]).map(([path, ...rest]) => [code(path), ...rest])
    return `## ${key}\n\n${table(HEADS, cells)}`
  })
  return page(
    'cluster.yaml',
    'Only `cluster` and `hosts` must be there. The preset fills in what is left out. `slipway schema` prints the same as JSON Schema, for editors.',
    ...sections,
  )
}

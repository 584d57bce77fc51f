import { clusterJsonSchema, type JsonSchema } from '../../src/config/json-schema.ts'
import { PRESETS } from '../../src/config/presets.ts'
import { isMap } from '../../src/core/is-map.ts'
import type { Say } from '../../src/texts/say.ts'
import { code, inLanguage, page, plain, table } from './markdown.ts'

const WORDS = {
  en: {
    intro:
      'Only `cluster` and `hosts` must be there. The preset fills in what is left out. `slipway schema` prints the same as JSON Schema, for editors.',
    heads: ['Setting', 'Value', 'Meaning'],
    anything: 'anything',
    list: (of: string) => `list: ${of}`,
    range: (low: unknown, high: unknown) => `${low} to ${high}`,
    map: 'map',
    ownMap: 'map of your own',
    types: { string: 'string', boolean: 'boolean', integer: 'integer', null: 'null' },
    or: ' or ',
    given: (value: string, preset: string) => `${value} in ${preset}`,
    leftOut: (values: readonly string[]) => `Left out: ${values.join(', ')}.`,
    space: ' ',
  },
  zh: {
    intro:
      '只有 `cluster` 和 `hosts` 必须写。没有写的由预设补全。`slipway schema` 打印的是同样的内容，格式是 JSON Schema，供编辑器使用。',
    heads: ['设置', '值', '含义'],
    anything: '任意',
    list: (of: string) => `列表：${of}`,
    range: (low: unknown, high: unknown) => `${low} 到 ${high}`,
    map: '映射',
    ownMap: '自己写的映射',
    types: { string: '字符串', boolean: '布尔值', integer: '整数', null: '空' },
    or: ' 或 ',
    given: (value: string, preset: string) => `${preset} 是 ${value}`,
    leftOut: (values: readonly string[]) => `不写时：${values.join('，')}。`,
    space: '',
  },
}

type Words = (typeof WORDS)['en']

const branches = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? [schema]

/** What may stand there, in a word or two. */
function kind(schema: JsonSchema, words: Words): string {
  const one = (part: JsonSchema): string => {
    if (Array.isArray(part.enum)) return part.enum.map(word => code(String(word))).join(', ')
    if ('const' in part) return code(String(part.const))
    if (part.type === 'array')
      return words.list(part.items ? kind(part.items, words) : words.anything)
    if (part.type === 'integer' && typeof part.minimum === 'number')
      return words.range(part.minimum, part.maximum)
    if (part.type === 'object') return part.properties ? words.map : words.ownMap
    return Object.entries(words.types).find(([type]) => type === part.type)?.[1] ?? words.anything
  }
  return [...new Set(branches(schema).map(one))].join(words.or)
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inner: unknown, key) => (isMap(inner) ? inner[key] : undefined), value)

/** What the presets give, where that is one value; maps are told by their parts. */
function given(path: readonly string[], words: Words): string[] {
  const values = Object.entries(PRESETS).flatMap(([name, preset]) => {
    const value = at(preset, path)
    if (value === undefined || isMap(value)) return []
    const text = Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
    return [words.given(code(text), code(name))]
  })
  return values.length > 0 ? [words.leftOut(values)] : []
}

type Row = readonly [path: string, ...cells: string[]]

function rows(schema: JsonSchema, path: readonly string[], say: Say): Row[] {
  const words = inLanguage(WORDS, say)
  const own: Row = [
    path.join('.'),
    kind(schema, words),
    [plain(say(schema.description ?? '')), ...given(path, words)]
      .filter(text => text !== '')
      .join(words.space),
  ]
  const within = branches(schema).flatMap(part => {
    const { additionalProperties: any } = part
    const named = Object.entries(part.properties ?? {}).flatMap(([key, inner]) =>
      rows(inner, [...path, key], say),
    )
    const items =
      part.items && branches(part.items).some(item => item.properties)
        ? rows(part.items, [...path.slice(0, -1), `${path.at(-1)}[]`], say).slice(1)
        : []
    const each = typeof any === 'object' && any.properties ? rows(any, [...path, 'NAME'], say) : []
    return [...named, ...items, ...each]
  })
  const seen = new Map(within.map(row => [row[0], row]))
  return [own, ...seen.values()]
}

/** Every setting of cluster.yaml, from the schema that judges it, with what the presets fill in. */
export function settingsPage(say: Say): string {
  const { intro, heads } = inLanguage(WORDS, say)
  const { properties = {} } = clusterJsonSchema()
  const sections = Object.entries(properties).map(([key, schema]) => {
    const cells = rows(schema, [key], say).map(([path, ...rest]) => [code(path), ...rest])
    return `## ${key}\n\n${table(heads, cells)}`
  })
  return page('cluster.yaml', intro, ...sections)
}

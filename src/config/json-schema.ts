import { shapeAsJsonSchema } from './schema.ts'

/** The part of JSON Schema that the schema of cluster.yaml makes use of. */
export interface JsonSchema {
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly [keyword: string]: unknown
}

let made: JsonSchema | undefined

const make = (): JsonSchema => {
  const { $schema, ...rest } = shapeAsJsonSchema()
  const named = { $schema, $id: 'urn:slipway:cluster.schema.json', title: 'slipway cluster.yaml' }
  return { ...named, ...rest } as JsonSchema
}

/** Schema of cluster.yaml for editors: JSON Schema 2020-12, with a description of every setting. Made once. */
export function clusterJsonSchema(): JsonSchema {
  made ??= make()
  return made
}

const below = (schema: JsonSchema, key: string | number): JsonSchema[] => {
  if (typeof key === 'number') return schema.items ? [schema.items] : []
  const known = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined
  if (known) return [known]
  return typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []
}

const branches = (schema: JsonSchema): JsonSchema[] => [schema, ...(schema.anyOf ?? [])]

/** The keys that may stand at a path. */
export const keysAt = (schema: JsonSchema, path: readonly (string | number)[]): string[] =>
  path
    .reduce((at, key) => at.flatMap(s => below(s, key)).flatMap(branches), branches(schema))
    .flatMap(s => Object.keys(s.properties ?? {}))

/** Dotted paths of all settings that carry a name, apart from those of single hosts. */
export const homesOf = (schema: JsonSchema, name: string, prefix = ''): string[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const path = prefix + key
    return [...(key === name ? [path] : []), ...homesOf(inner, name, `${path}.`)]
  })

import type { JsonObject } from './cluster.ts'

/** Whether a value is a map, as JSON, YAML and TOML have them: neither nothing nor a list. */
export const isMap = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The map, or an empty one in the place of anything else. */
export const mapOrEmpty = (value: unknown): JsonObject => (isMap(value) ? value : {})

import type { JsonObject } from './cluster.ts'

/** Whether a value is a map, as JSON, YAML and TOML have them: neither nothing nor a list. */
export const isMap = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

import * as zod from 'zod'
import * as formats from '../formats.ts'

export type { core, infer as Infer } from 'zod'

/** As much of zod as is needed: a bundler takes the whole of it, languages included, for `import { z }`. */
export const z = {
  array: zod.array,
  boolean: zod.boolean,
  enum: zod.enum,
  int: zod.int,
  literal: zod.literal,
  record: zod.record,
  strictObject: zod.strictObject,
  string: zod.string,
  toJSONSchema: zod.toJSONSchema,
  union: zod.union,
  unknown: zod.unknown,
}

/** A string of a given form; `wanted` ends the sentence "… is not". */
export const text = (form: RegExp, wanted: string) =>
  z.string().regex(form, { error: issue => `${JSON.stringify(issue.input)} is not ${wanted}` })

export const portIn = (low: number, high: number) => {
  const error = `must be a whole number from ${low} to ${high}`
  return z.int({ error }).min(low, { error }).max(high, { error })
}
export const registry = text(formats.REGISTRY, 'a registry: host, port and path without a scheme')
export const url = text(formats.URL, 'a URL that begins with http://, https:// or file://')
export const path = text(formats.PATH, 'a path (of the short forms only ~/ is known)')
export const fragment = z.record(z.string(), z.unknown())

import { clusterJsonSchema } from '../../config/json-schema.ts'
import type { Io } from '../io.ts'

export function schema(_: unknown, io: Io): Promise<number> {
  io.stdout.write(`${JSON.stringify(clusterJsonSchema(), null, 2)}\n`)
  return Promise.resolve(0)
}

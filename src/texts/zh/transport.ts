import type { Catalogue } from '../catalogue.ts'
import { connection } from './transport/connection.ts'
import { hostKey } from './transport/host-key.ts'
import { login } from './transport/login.ts'
import { root } from './transport/root.ts'

/** The texts of `src/transport`. */
export const transport: Catalogue = {
  ...connection,
  ...hostKey,
  ...login,
  ...root,
}

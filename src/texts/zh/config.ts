import type { Catalogue } from '../catalogue.ts'
import { catalogue } from './config/catalogue.ts'
import { changes } from './config/changes.ts'
import { files } from './config/files.ts'
import { networkRules } from './config/network-rules.ts'
import { rules } from './config/rules.ts'
import { schema } from './config/schema.ts'
import { ssh } from './config/ssh.ts'
import { starter } from './config/starter.ts'

/** The texts of `src/config`. */
export const config: Catalogue = {
  ...catalogue,
  ...changes,
  ...files,
  ...networkRules,
  ...rules,
  ...schema,
  ...ssh,
  ...starter,
}

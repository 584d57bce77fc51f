import * as formats from '../formats.ts'
import { text, z } from './forms.ts'

const open = z
  .array(text(formats.OPENING, 'a port or a range with its protocol, such as 8080/tcp'))
  .optional()
  .describe('What else anyone may reach: ports or ranges with their protocol, such as 8080/tcp.')

export const firewall = z
  .union([z.enum(['disabled', 'managed', 'unmanaged']), z.strictObject({ open })])
  .optional()
  .describe(
    'firewalld, ufw or nftables: disabled stops them, unmanaged leaves them alone. managed switches one on, and opens what the cluster needs; so does a map, with more to open.',
  )

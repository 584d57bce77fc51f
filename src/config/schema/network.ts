import * as formats from '../formats.ts'
import { registry, text, z } from './forms.ts'

const subnet = (use: string) =>
  z.string().optional().describe(`CIDR (IPv4) that ${use} get their addresses from.`)

export const network = z
  .strictObject({
    plugin: z.enum(['flannel', 'none']).optional().describe('Pod network. none: you install one.'),
    version: text(formats.TAG, 'a version such as v0.14.0')
      .optional()
      .describe('Version of the plugin, with its v.'),
    images: registry
      .optional()
      .describe("Registry prefix of the plugin's images, such as quay.io."),
    podSubnet: subnet('pods'),
    serviceSubnet: subnet('services'),
    dnsDomain: text(formats.DNS_NAME, 'a domain such as cluster.local')
      .optional()
      .describe('Domain of the names of services.'),
  })
  .optional()
  .describe('Networks inside the cluster.')

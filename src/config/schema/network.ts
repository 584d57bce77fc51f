import * as formats from '../formats.ts'
import { path, registry, text, z } from './forms.ts'

const subnet = (use: string) =>
  z
    .string()
    .optional()
    .describe(
      `CIDR that ${use} get their addresses from: IPv4, IPv6, or one of each with a comma between.`,
    )

export const network = z
  .strictObject({
    plugin: z
      .enum(['flannel', 'calico', 'cilium', 'manifest', 'none'])
      .optional()
      .describe(
        'Pod network. cilium and manifest: the objects in the file or at the URL of manifest. none: you install one.',
      ),
    version: text(formats.TAG, 'a version such as v0.14.0')
      .optional()
      .describe('Version of flannel or Calico, with its v.'),
    images: registry
      .optional()
      .describe("Registry prefix of the plugin's images, such as quay.io."),
    backend: z
      .enum(['vxlan', 'host-gw', 'ipip'])
      .optional()
      .describe(
        'How packets travel between nodes. flannel: vxlan or host-gw, which needs nodes on one link. calico: ipip or vxlan. The first is the default.',
      ),
    manifest: path
      .optional()
      .describe(
        "Path or URL of the objects to apply. A URL needs sha256. With calico: where its manifest is fetched from in place of its makers' repository.",
      ),
    sha256: text(formats.SHA256, 'a SHA-256: 64 hexadecimal digits')
      .optional()
      .describe('Digest of the manifest.'),
    podSubnet: subnet('pods'),
    serviceSubnet: subnet('services'),
    dnsDomain: text(formats.DNS_NAME, 'a domain such as cluster.local')
      .optional()
      .describe('Domain of the names of services.'),
  })
  .optional()
  .describe('Networks inside the cluster.')

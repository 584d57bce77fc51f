import * as formats from './formats.ts'
import { DEFAULT_PRESET, PRESETS, type PresetName } from './presets.ts'
import { firewall } from './schema/firewall.ts'
import { type core, fragment, type Infer, portIn, text, z } from './schema/forms.ts'
import { host, ssh } from './schema/hosts.ts'
import { kubeadm } from './schema/kubeadm.ts'
import { kubernetes } from './schema/kubernetes.ts'
import { mirrors } from './schema/mirrors.ts'
import { network } from './schema/network.ts'
import { proxy } from './schema/proxy.ts'
import { repositories } from './schema/repositories.ts'
import { runtime } from './schema/runtime.ts'

/** `cluster.yaml`: the shape of the file and the documentation of every setting in it. */
const clusterFile = z
  .strictObject({
    cluster: text(formats.DNS_LABEL, 'a name of lower-case letters, digits and -').describe(
      'Name of the cluster: a DNS-1123 label.',
    ),
    preset: z
      .enum(Object.keys(PRESETS) as [PresetName, ...PresetName[]])
      .optional()
      .describe(`Recipe that fills in what is left out here. Default: ${DEFAULT_PRESET}.`),
    kubernetes,
    ssh: z.strictObject(ssh).optional().describe('How to reach the hosts.'),
    hosts: z
      .record(z.string(), host)
      .describe('The machines, by name. A name becomes host name and node name.'),
    runtime,
    mirrors,
    repositories,
    proxy,
    network,
    firewall,
    selinux: z
      .enum(['permissive', 'unmanaged'])
      .optional()
      .describe('permissive: SELinux logs and does not deny. unmanaged leaves it alone.'),
    time: z
      .strictObject({
        servers: z
          .array(text(formats.MACHINE, 'a name or an address'))
          .optional()
          .describe('NTP servers: names or addresses.'),
      })
      .optional()
      .describe('Clocks of the hosts.'),
    kubeadm,
    kubelet: fragment
      .optional()
      .describe('Part of a KubeletConfiguration, passed through as it is.'),
    kubeProxy: z
      .union([z.literal(false), fragment])
      .optional()
      .describe(
        'Part of a KubeProxyConfiguration, passed through as it is, such as mode. false: none, for a network that does its work.',
      ),
    smokeTest: z
      .union([
        z.literal(false),
        z.strictObject({
          image: text(formats.IMAGE, 'the name of an image')
            .optional()
            .describe('Image of a web server that listens on port 80.'),
          nodePort: portIn(30000, 32767)
            .optional()
            .describe('Port that must answer on every node, from 30000 to 32767.'),
        }),
      ])
      .optional()
      .describe(
        'Shows in the end that the cluster serves: a web server behind a NodePort. false: not at all.',
      ),
  })
  .describe('The wanted state of a cluster, for slipway.')

export type ClusterFile = Infer<typeof clusterFile>
export type SchemaIssue = core.$ZodIssue

/** The file, or everything about its shape that is wrong. */
export function parseShape(value: unknown): { file?: ClusterFile; issues: readonly SchemaIssue[] } {
  const result = clusterFile.safeParse(value, { reportInput: true })
  return result.success ? { file: result.data, issues: [] } : { issues: result.error.issues }
}

export const shapeAsJsonSchema = () => z.toJSONSchema(clusterFile, { io: 'input' })

import { z } from 'zod'
import * as formats from './formats.ts'
import { DEFAULT_PRESET, PRESETS, type PresetName } from './presets.ts'

/** A string of a given form; `wanted` ends the sentence "… is not". */
const text = (form: RegExp, wanted: string) =>
  z.string().regex(form, { error: issue => `${JSON.stringify(issue.input)} is not ${wanted}` })

const portIn = (low: number, high: number) => {
  const error = `must be a whole number from ${low} to ${high}`
  return z.int({ error }).min(low, { error }).max(high, { error })
}
const registry = text(formats.REGISTRY, 'a registry: host, port and path without a scheme')
const url = text(formats.URL, 'a URL that begins with http://, https:// or file://')
const path = text(formats.PATH, 'a path; of the short forms only ~/ is known')
const fragment = z.record(z.string(), z.unknown())

const ssh = {
  user: text(formats.USER, 'the name of a user')
    .optional()
    .describe('User to log in as; must be root or may use sudo. Default: root.'),
  port: portIn(1, 65535).optional().describe('Port of the SSH server. Default: 22.'),
  identityFile: path
    .optional()
    .describe(
      'Private key. A relative path starts at the folder of this file, ~/ at your home. Left out: the SSH agent.',
    ),
  knownHostsFile: path
    .optional()
    .describe('Where the keys of the hosts are kept. Default: ~/.ssh/known_hosts.'),
  hostKeys: z
    .enum(['strict', 'accept-new'])
    .optional()
    .describe(
      'A host that is not in the known hosts: strict refuses it, accept-new adds it. A key that changed is refused in any case. Default: strict.',
    ),
}

const taint = z.strictObject({
  key: text(formats.LABEL_KEY, 'a key of a taint').describe('Key of the taint.'),
  value: text(formats.LABEL_VALUE, 'a value of a taint').optional().describe('May be left out.'),
  effect: z
    .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
    .describe('What happens to pods that do not tolerate the taint.'),
})

const host = z.strictObject({
  address: z
    .string()
    .meta({ format: 'ipv4' })
    .describe(
      'IPv4 address on a network card of the host that all other hosts can reach. Drives the node address, the API server, certificates, /etc/hosts and the pod network.',
    ),
  role: z
    .enum(['control-plane', 'worker'])
    .describe('What the host does. One host must be the control plane.'),
  labels: z
    .record(z.string(), z.string())
    .optional()
    .describe('Labels of the node. Values are strings: quote numbers, true and false.'),
  taints: z
    .array(taint)
    .optional()
    .describe('Taints of the node. Left out: those that kubeadm gives to the role.'),
  ssh: z
    .strictObject({
      address: text(formats.MACHINE, 'a name or an address')
        .optional()
        .describe('Where to dial, when it is not the address: name or IP.'),
      ...ssh,
    })
    .optional()
    .describe('How to reach this host, where it differs from the common ssh settings.'),
})

const keys = z
  .union([url, z.array(url).min(1, 'empty; give at least one key')])
  .optional()
  .describe('URL of the key that signs the packages, or a list of them.')
const check = z
  .boolean()
  .optional()
  .describe('Whether signatures of packages are checked. Default: true.')
const repositoryUrl = text(
  formats.REPOSITORY_URL,
  'a URL that begins with http://, https:// or file://',
)
const repository = z.strictObject({
  url: repositoryUrl.describe(
    'Base URL. For apt, suite and components may follow as in sources.list; alone it is a flat repository.',
  ),
  key: keys,
  check,
})
const repositories = (what: string) =>
  z
    .strictObject({
      url: repositoryUrl.optional().describe('Base URL, when one serves rpm and deb alike.'),
      key: keys,
      check,
      rpm: repository.optional().describe('The repository for yum and dnf.'),
      deb: repository.optional().describe('The repository for apt.'),
    })
    .optional()
    .describe(
      `Where ${what} come from: either url, or rpm and deb. Takes the place of the preset's.`,
    )

const subnet = (use: string) =>
  z.string().optional().describe(`CIDR (IPv4) that ${use} get their addresses from.`)

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
    kubernetes: z
      .strictObject({
        version: z
          .string({ error: 'write the version as X.Y.Z' })
          .regex(formats.VERSION, 'write the version as X.Y.Z')
          .optional()
          .describe('Version of Kubernetes, X.Y.Z. kubeadm, kubelet and kubectl are pinned to it.'),
        imageRepository: registry
          .optional()
          .describe('Registry of the control plane images: host, port and path, without a scheme.'),
      })
      .optional()
      .describe('Kubernetes itself.'),
    ssh: z.strictObject(ssh).optional().describe('How to reach the hosts.'),
    hosts: z
      .record(z.string(), host)
      .describe('The machines, by name. A name becomes host name and node name.'),
    runtime: z
      .strictObject({
        name: z.enum(['docker', 'containerd']).optional().describe('What runs the containers.'),
        version: text(formats.RUNTIME_VERSION, 'a version such as 18.06.1')
          .optional()
          .describe('Exact version of the runtime.'),
        insecureRegistries: z
          .array(text(formats.INSECURE_REGISTRY, 'host[:port] or a CIDR, without a scheme'))
          .optional()
          .describe('Registries that are spoken to over plain HTTP or with any certificate.'),
        registryMirrors: z
          .array(text(formats.WEB_URL, 'a URL that begins with http:// or https://'))
          .optional()
          .describe('Mirrors of Docker Hub, tried in order.'),
        cgroupDriver: z
          .enum(['systemd', 'cgroupfs'])
          .optional()
          .describe('Who manages control groups; the kubelet is set to the same.'),
      })
      .optional()
      .describe('The container runtime.'),
    repositories: z
      .strictObject({
        kubernetes: repositories('kubelet, kubeadm and kubectl'),
        docker: repositories('the packages of the container runtime'),
        centosVault: z
          .union([
            z.literal(false),
            text(formats.WEB_URL, 'a URL that begins with http:// or https://'),
          ])
          .optional()
          .describe(
            "Base URL of a CentOS 7 vault to use instead of the machines' dead mirrors, or false.",
          ),
      })
      .optional()
      .describe('Package repositories.'),
    network: z
      .strictObject({
        plugin: z
          .enum(['flannel', 'none'])
          .optional()
          .describe('Pod network. none: you install one.'),
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
      .describe('Networks inside the cluster.'),
    firewall: z
      .enum(['disabled', 'unmanaged'])
      .optional()
      .describe('firewalld and ufw: disabled stops them, unmanaged leaves them alone.'),
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
    kubelet: fragment
      .optional()
      .describe('Part of a KubeletConfiguration, passed through as it is.'),
    kubeProxy: fragment
      .optional()
      .describe('Part of a KubeProxyConfiguration, passed through as it is.'),
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

export type ClusterFile = z.infer<typeof clusterFile>
export type SchemaIssue = z.core.$ZodIssue

/** The file, or everything about its shape that is wrong. */
export function parseShape(value: unknown): { file?: ClusterFile; issues: readonly SchemaIssue[] } {
  const result = clusterFile.safeParse(value, { reportInput: true })
  return result.success ? { file: result.data, issues: [] } : { issues: result.error.issues }
}

export const shapeAsJsonSchema = () => z.toJSONSchema(clusterFile, { io: 'input' })

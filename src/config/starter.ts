import type { Role } from '../core/host.ts'
import type { Network } from '../core/pod-network.ts'
import { toYaml } from '../render/yaml.ts'
import { PRESETS, type PresetName } from './presets.ts'

/** How a machine, or all of them, are logged in to: only what cluster.yaml has to say of it. */
export interface StarterSsh {
  readonly address?: string | undefined
  readonly port?: number | undefined
  readonly user?: string | undefined
  readonly identityFile?: string | undefined
  /** A file of OpenSSH's, by a path from where cluster.yaml stands. For all machines only. */
  readonly config?: string | undefined
}

export interface StarterHost {
  readonly name: string
  readonly address: string
  readonly role: Role
  readonly ssh?: StarterSsh | undefined
  /** What was seen there, for the comment above it. */
  readonly seen?: string | undefined
}

/** What a new cluster.yaml is to say. Whatever is left out stays with the preset, and is shown as a comment. */
export interface Starter {
  readonly cluster: string
  readonly preset: PresetName
  readonly kubernetes?: string | undefined
  readonly runtime?: string | undefined
  readonly network?: string | undefined
  /** Where the preset's own would hold addresses of machines. */
  readonly subnets?: Partial<Pick<Network, 'podSubnet' | 'serviceSubnet'>> | undefined
  readonly mirrors?: string | undefined
  readonly ssh?: StarterSsh | undefined
  readonly hosts: readonly StarterHost[]
}

/** `current: Kubernetes 1.36.4 on containerd 2.3.4`. */
export const presetText = (name: PresetName): string => {
  const { kubernetes, runtime } = PRESETS[name]
  return `${name}: Kubernetes ${kubernetes.version} on ${runtime.name} ${runtime.version}`
}

const scalar = (value: string | number): string => toYaml(value).trim()

/** In braces a colon or a comma could mean something. */
const inBraces = (value: string): string =>
  /^[\w.-]+$/.test(value) ? scalar(value) : JSON.stringify(value)

const lines = (ssh: StarterSsh, indent: string): string[] =>
  Object.entries(ssh).flatMap(([key, value]) =>
    value === undefined ? [] : [`${indent}${key}: ${scalar(value)}`],
  )

const says = (ssh: StarterSsh | undefined): ssh is StarterSsh =>
  Object.values(ssh ?? {}).some(value => value !== undefined)

/** A comment's words in the language of whoever will read it. */
type Tell = (text: string) => string

function hostLines({ name, address, role, ssh, seen }: StarterHost, say: Tell): string[] {
  const comment = seen === undefined ? [] : [`  # ${say(seen).replaceAll(/\s+/g, ' ')}`]
  if (!says(ssh))
    return [...comment, `  ${scalar(name)}: { address: ${inBraces(address)}, role: ${role} }`]
  return [
    ...comment,
    `  ${scalar(name)}:`,
    `    address: ${scalar(address)}`,
    `    role: ${role}`,
    `    # ${say('Where logging in to this one differs')}`,
    '    ssh:',
    ...lines(ssh, '      '),
  ]
}

/** The text of a new cluster.yaml. `schema`: where editors find its schema, from where it stands. */
export function starterText(starter: Starter, schema: string, say: Tell = text => text): string {
  const { cluster, preset, kubernetes, runtime, network, subnets, mirrors, ssh, hosts } = starter
  const own = PRESETS[preset]
  const { podSubnet, serviceSubnet } = { ...own.network, ...subnets }
  const comment = (text: string): string => `# ${say(text)}`
  /** A setting, or, as long as it is the preset's, a comment that shows it. */
  const setting = (about: string, line: string, isOwn: boolean): string[] => [
    '',
    comment(about),
    isOwn ? line : `# ${line}`,
  ]
  return [
    `# yaml-language-server: $schema=${schema}`,
    comment(
      'The wanted state of a cluster. What is left out, the preset fills in; slipway schema describes every setting.',
    ),
    comment('Next: slipway check, then slipway plan, then slipway up.'),
    '',
    comment('Name of the cluster'),
    `cluster: ${scalar(cluster)}`,
    '',
    comment('The recipe that fills in the rest:'),
    ...(Object.keys(PRESETS) as PresetName[]).map(name => `#   ${say(presetText(name))}`),
    `preset: ${preset}`,
    '',
    comment(
      "Logging in, as root or as a user who may use sudo. What is not said here, OpenSSH's configuration says",
    ),
    ...(says(ssh)
      ? ['ssh:', ...lines(ssh, '  ')]
      : ['# ssh: { user: root, identityFile: ~/.ssh/id_ed25519 }']),
    '',
    comment(
      'The machines. A name becomes host name and node name; the address is on a network card, and all others reach it',
    ),
    'hosts:',
    ...hosts.flatMap(host => hostLines(host, say)),
    ...setting(
      'kubelet, kubeadm and kubectl are pinned to this; slipway versions shows what goes with what',
      `kubernetes: { version: ${kubernetes ?? own.kubernetes.version} }`,
      kubernetes !== undefined,
    ),
    ...setting(
      'containerd, docker or cri-o',
      `runtime: { name: ${runtime ?? own.runtime.name} }`,
      runtime !== undefined,
    ),
    ...setting(
      'The network of the pods: flannel, calico, cilium, manifest or none. Its subnets must not hold any of the addresses above',
      `network: { plugin: ${network ?? own.network.plugin}, podSubnet: ${podSubnet}, serviceSubnet: ${serviceSubnet} }`,
      network !== undefined || subnets !== undefined,
    ),
    ...setting(
      'Where packages and images come from: upstream, aliyun or tuna',
      `mirrors: ${mirrors ?? own.mirrors.packages}`,
      mirrors !== undefined,
    ),
    '',
  ].join('\n')
}

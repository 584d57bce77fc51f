import { KUBERNETES, type KubernetesMinor } from '../../../src/config/catalogue/kubernetes.ts'
import { layoutOf } from '../../../src/config/catalogue/packages.ts'
import { SYSTEMS, type System } from '../../../src/config/catalogue/systems.ts'
import { readCluster } from '../../../src/config/load.ts'
import { versionsOf } from '../../../src/config/versions.ts'
import type { Cluster } from '../../../src/core/cluster.ts'

/** One kind of machine with one runtime and one minor of Kubernetes, and what else is asked of it. */
export interface Combination {
  readonly system: System
  readonly runtime: Runtime
  readonly minor: KubernetesMinor
  /** A key of `SETTINGS`. */
  readonly settings: Settings
  readonly cluster: Cluster
}

const RUNTIMES = {
  containerd: 'name: containerd',
  "the system's containerd": 'name: containerd, source: distribution',
  docker: 'name: docker',
  'cri-o': 'name: cri-o',
} as const

export type Runtime = keyof typeof RUNTIMES

interface Written {
  readonly runtime?: string
  readonly network?: string
  readonly firewall?: string
  readonly more?: string
  /** The second address of a host whose first ends so. */
  readonly also?: (last: number) => string
}

/** What cluster.yaml may ask for besides. */
const SETTINGS = {
  '': {},
  'a proxy': {
    more: 'proxy: { http: "http://proxy.lan:3128", https: "http://proxy.lan:3128", noProxy: [mirror.lan] }',
  },
  'registries of their own': {
    runtime: 'insecureRegistries: ["10.0.0.1:5000"], registryMirrors: ["https://mirror.example"]',
  },
  'no firewall, and ipvs': { firewall: 'disabled', more: 'kubeProxy: { mode: ipvs }' },
  'two families': {
    network:
      'podSubnet: "10.244.0.0/16,fd00:10:244::/56", serviceSubnet: "10.96.0.0/12,fd00:10:96::/112"',
    also: last => `,fd00:56::${last}`,
  },
} as const satisfies Record<string, Written>

export type Settings = keyof typeof SETTINGS

function mirrorOf(minor: KubernetesMinor): 'upstream' | 'aliyun' {
  return layoutOf(minor, minor.lastPatch, 'upstream') ? 'upstream' : 'aliyun'
}

/** The newest patch that can be installed. */
function versionOf(minor: KubernetesMinor): string {
  const { name, lastPatch, lastLegacyPatch = lastPatch } = minor
  return `${name}.${mirrorOf(minor) === 'upstream' ? lastPatch : lastLegacyPatch}`
}

function clusterText(minor: KubernetesMinor, name: Runtime, settings: Settings): string {
  const { runtime, network, firewall = 'managed', more = '', also }: Written = SETTINGS[settings]
  const address = (last: number) => `"192.168.56.${last}${also?.(last) ?? ''}"`
  return `cluster: golden
kubernetes: { version: ${versionOf(minor)} }
mirrors: ${mirrorOf(minor)}
runtime: { ${[RUNTIMES[name], ...(runtime ? [runtime] : [])].join(', ')} }
network: { ${['plugin: flannel', ...(network ? [network] : [])].join(', ')} }
firewall: ${firewall}
selinux: permissive
time: { servers: [0.pool.ntp.org] }
ssh: { user: ann }
${more}
hosts:
  master: { address: ${address(10)}, role: control-plane }
  worker1: { address: ${address(11)}, role: worker, labels: { disktype: ssd }, taints: [] }
`
}

const clusters = new Map<string, Cluster | undefined>()

/** What such a file gives; undefined where slipway refuses it. */
function clusterOf(text: string): Cluster | undefined {
  if (!clusters.has(text)) {
    const read = readCluster(text, { path: '/work/golden/cluster.yaml', home: '/home/ann' })
    clusters.set(text, 'cluster' in read ? read.cluster : undefined)
  }
  return clusters.get(text)
}

/** Minors that go with a system and a runtime, as `slipway versions` and the rules of cluster.yaml have it. */
const fitting = (system: System, runtime: Runtime, settings: Settings = ''): Combination[] =>
  KUBERNETES.flatMap(minor => {
    const onSystem = versionsOf(minor, minor.released).systems.includes(system.name)
    const cluster = onSystem && clusterOf(clusterText(minor, runtime, settings))
    return cluster ? [{ system, runtime, minor, settings, cluster }] : []
  })

const runtimesOf = ({ manager }: System): Runtime[] =>
  (Object.keys(RUNTIMES) as Runtime[]).filter(
    name => manager === 'apt' || name !== "the system's containerd",
  )

/** Oldest, middle, newest. */
const three = <T>(all: readonly T[]): T[] => [
  ...new Set([all[0], all[Math.floor((all.length - 1) / 2)], all.at(-1)].flatMap(one => one ?? [])),
]

/** Three minors for each system and each runtime that goes with it. */
export const plain: readonly Combination[] = SYSTEMS.flatMap(system =>
  runtimesOf(system).flatMap(runtime => three(fitting(system, runtime))),
)

/** One of each package manager and each firewall. */
const SOME = ['CentOS 7', 'Rocky Linux 9', 'Debian 12', 'Ubuntu 24.04']

/** All that cluster.yaml may ask for besides, with the newest minor. */
const special: readonly Combination[] = SYSTEMS.filter(({ name }) => SOME.includes(name)).flatMap(
  system =>
    (Object.keys(SETTINGS) as Settings[])
      .filter(settings => settings !== '')
      .flatMap(settings =>
        runtimesOf(system).flatMap(runtime => fitting(system, runtime, settings).slice(-1)),
      ),
)

export const combinations: readonly Combination[] = [...plain, ...special]

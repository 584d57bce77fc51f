import type { JsonObject } from './cluster.ts'

/** What gives pods their addresses and carries their packets from node to node. */
export type NetworkPlugin = 'flannel' | 'calico' | 'cilium' | 'manifest' | 'none'

/** How packets of pods travel between nodes; host-gw needs nodes that share a link. */
export type NetworkBackend = 'vxlan' | 'host-gw' | 'ipip'

/** What must pass from node to node so that pods reach each other. `ipip` is IP protocol 4, without ports. */
export interface NodeTraffic {
  readonly protocol: 'tcp' | 'udp' | 'ipip'
  readonly port?: number
  readonly use: string
}

const VXLAN: NodeTraffic = { protocol: 'udp', port: 8472, use: 'pods, over vxlan' }
const BGP: NodeTraffic = { protocol: 'tcp', port: 179, use: 'routes of pods, by BGP' }

/**
 * Sources: flannel-io/flannel Documentation/backends.md at v0.28.9; tigera/docs, system requirements of Calico 3.32;
 * cilium/cilium Documentation/operations/system_requirements.rst at v1.18.14.
 */
const TRAFFIC: Readonly<
  Record<NetworkPlugin, Readonly<Partial<Record<NetworkBackend, readonly NodeTraffic[]>>>>
> = {
  flannel: { vxlan: [VXLAN], 'host-gw': [] },
  calico: {
    ipip: [BGP, { protocol: 'ipip', use: 'pods, inside IP' }],
    vxlan: [{ protocol: 'udp', port: 4789, use: 'pods, over vxlan' }],
  },
  cilium: {
    vxlan: [VXLAN, { protocol: 'tcp', port: 4240, use: 'health of Cilium' }],
  },
  manifest: {},
  none: {},
}

/** The backends that slipway sets up for a plugin, the default first; none where it has no say. */
export const backendsOf = (plugin: NetworkPlugin): readonly NetworkBackend[] =>
  Object.keys(TRAFFIC[plugin]) as NetworkBackend[]

/** Nothing for plugins that slipway knows nothing of: what those need is the user's to open. */
export const nodeTraffic = (
  plugin: NetworkPlugin,
  backend: NetworkBackend | undefined = backendsOf(plugin)[0],
): readonly NodeTraffic[] => (backend && TRAFFIC[plugin][backend]) ?? []

/** What a plugin leaves on a host when its pods are gone. */
export interface PluginTraces {
  /** Files by which the container runtime finds the plugin; a stale one makes the next network fail. */
  readonly configs: readonly string[]
  /** Written by the plugin's pod after its configuration, and gone when the host restarts. */
  readonly atWork?: string
  readonly folders: readonly string[]
  readonly links: readonly string[]
  /** What the names of its iptables chains, or the comments of its rules, begin with. */
  readonly rules: readonly string[]
}

/**
 * Sources: as above, and the hostPath volumes of each plugin's DaemonSet. `cni0` and /var/lib/cni belong to the bridge
 * and host-local plugins, which flannel hands its pods to. The kernel keeps `tunl0` as long as its module is loaded.
 */
export const PLUGIN_TRACES: Readonly<Record<'flannel' | 'calico' | 'cilium', PluginTraces>> = {
  flannel: {
    configs: ['/etc/cni/net.d/10-flannel.conflist'],
    atWork: '/run/flannel/subnet.env',
    folders: ['/run/flannel', '/var/lib/cni'],
    links: ['cni0', 'flannel.1', 'flannel-v6.1'],
    rules: ['FLANNEL-', 'flannel'],
  },
  calico: {
    configs: ['/etc/cni/net.d/10-calico.conflist', '/etc/cni/net.d/calico-kubeconfig'],
    folders: ['/var/lib/calico', '/var/run/calico', '/var/log/calico'],
    links: ['vxlan.calico', 'vxlan-v6.calico', 'wireguard.cali'],
    rules: ['cali-', 'cali:'],
  },
  cilium: {
    configs: ['/etc/cni/net.d/05-cilium.conflist'],
    folders: ['/var/run/cilium', '/var/lib/cilium'],
    links: ['cilium_host', 'cilium_net', 'cilium_vxlan'],
    rules: ['CILIUM_', 'cilium'],
  },
}

/** In what the objects of flannel's versions differ. */
export interface FlannelRelease {
  /** Image below the registry, without its tag, which is the version. */
  readonly image: string
  /** Image below the registry that brings the CNI plugin of that name; without it the node has the plugin already. */
  readonly cniPlugin?: string
  readonly namespace: 'kube-system' | 'kube-flannel'
  /** What puts the CNI configuration in its place: `cp`, or a program of the image that does so in one go. */
  readonly installer: string
  /** Port on every node that tells of flannel's health. */
  readonly healthPort?: number
}

/** Where a manifest comes from. A digest goes with whatever is fetched. */
export type ManifestSource =
  | { readonly file: string; readonly sha256?: string | undefined }
  | { readonly url: string; readonly sha256: string }

/** The networks inside a cluster, and what sets up that of the pods. */
export interface Network {
  readonly plugin: NetworkPlugin
  /** With its v; empty where the plugin comes as a manifest of the user's, or not at all. */
  readonly version: string
  /** Registry prefix of the plugin's images. */
  readonly images: string
  readonly backend?: NetworkBackend | undefined
  readonly flannel?: FlannelRelease | undefined
  /** Where the plugin's manifest comes from, for those that have one. */
  readonly source?: ManifestSource | undefined
  /** What that manifest holds, once it was read. */
  readonly objects?: readonly JsonObject[] | undefined
  /** A CIDR, or one of each family with a comma between. */
  readonly podSubnet: string
  /** As podSubnet, and its families in the same order. */
  readonly serviceSubnet: string
  readonly dnsDomain: string
}

import { type Change, changesOf } from './catalogue/changes.ts'
import { CILIUM } from './catalogue/cilium.ts'
import { cgroupVerdict, kernelVerdict } from './catalogue/kernels.ts'
import { proxyModesOf } from './catalogue/kube-proxy.ts'
import {
  type ConfigApi,
  isSupported,
  type KubernetesMinor,
  kubeletSkew,
  type Tags,
  tagsOf,
} from './catalogue/kubernetes.ts'
import { MIRROR_NAMES, type MirrorName } from './catalogue/mirrors.ts'
import { networkVersions, versionFor } from './catalogue/networks.ts'
import { layoutOf } from './catalogue/packages.ts'
import { type Proof, proofOf } from './catalogue/proofs.ts'
import { CONTAINERD, DOCKER } from './catalogue/runtimes.ts'
import { SYSTEMS } from './catalogue/systems.ts'
import { versionMistake, wantsCriDockerd } from './runtime.ts'

/** What goes with one minor of Kubernetes, as `slipway versions` tells it. */
export interface Versions {
  readonly kubernetes: string
  /** The newest patch that is known. */
  readonly newest: string
  readonly released: string
  readonly endOfLife: string
  /** Whether its makers still mend it. */
  readonly supported: boolean
  readonly configApi: ConfigApi
  /** Tags that kubeadm of the newest patch asks for. */
  readonly images: Tags
  readonly packages: readonly { readonly mirror: MirrorName; readonly layout: string }[]
  readonly runtimes: readonly string[]
  readonly networks: readonly string[]
  readonly proxyModes: readonly string[]
  /** Systems that it can run on as they are installed. */
  readonly systems: readonly string[]
  /** How many minors older a kubelet may be. */
  readonly kubeletSkew: number
  readonly changes: readonly Change[]
  readonly proof: Proof
  /** The version that a whole cluster was made of. */
  readonly proofOf?: string
  readonly unconfirmed: readonly string[]
}

/** Everything that the catalogue holds of a minor, on a day (`YYYY-MM-DD`). */
export function versionsOf(known: KubernetesMinor, day: string): Versions {
  const { name, minor, lastPatch, released, endOfLife, configApi } = known
  const { proof, of } = proofOf(name)
  return {
    kubernetes: name,
    newest: `${name}.${lastPatch}`,
    released,
    endOfLife,
    supported: isSupported(known, day),
    configApi,
    images: tagsOf(known, lastPatch),
    packages: MIRROR_NAMES.flatMap(mirror => {
      const layout = newestLayout(known, mirror)
      return layout === undefined ? [] : [{ mirror, layout }]
    }),
    runtimes: runtimesOf(minor),
    networks: networksOf(minor),
    proxyModes: proxyModesOf(minor),
    systems: systemsOf(minor),
    kubeletSkew: kubeletSkew(minor),
    changes: changesOf(minor),
    proof,
    ...(of !== undefined && { proofOf: of }),
    unconfirmed: known.unconfirmed ?? [],
  }
}

/** The layout that a mirror has a minor in, and up to which patch, where that is not the newest. */
function newestLayout(known: KubernetesMinor, mirror: MirrorName): string | undefined {
  const { name, lastPatch, lastLegacyPatch = -1 } = known
  const layout = layoutOf(known, lastPatch, mirror)
  if (layout !== undefined) return layout
  const older = layoutOf(known, lastLegacyPatch, mirror)
  return older && `${older}, up to ${name}.${lastLegacyPatch}`
}

function runtimesOf(minor: number): string[] {
  const fits = (name: 'containerd' | 'docker' | 'cri-o', version: string) =>
    versionMistake({ name, version }, minor) === undefined
  const containerd = Object.entries(CONTAINERD)
    .filter(([name, { lastPatch }]) => fits('containerd', `${name}.${lastPatch}`))
    .map(([name]) => name)
  const docker = Object.keys(DOCKER).filter(version => fits('docker', version))
  const ofDocker = wantsCriDockerd('docker', minor)
    ? `docker ${docker.join(', ')} with cri-dockerd`
    : `docker ${docker.join(', ')}`
  return [
    ...(containerd.length > 0 ? [`containerd ${containerd.join(', ')}`] : []),
    ...(docker.length > 0 ? [ofDocker] : []),
    ...(fits('cri-o', `1.${minor}`) ? [`cri-o 1.${minor}`] : []),
  ]
}

function networksOf(minor: number): string[] {
  const newest = (['flannel', 'calico'] as const).flatMap(plugin => {
    const found = networkVersions(plugin).length > 0 ? versionFor(plugin, minor) : undefined
    return found ? [`${plugin} ${found.version}`] : []
  })
  const cilium = CILIUM.findLast(({ minors: [first, last] }) => minor >= first && minor <= last)
  return [...newest, ...(cilium ? [`cilium ${cilium.version}`] : [])]
}

const systemsOf = (minor: number): string[] =>
  SYSTEMS.filter(
    ({ kernel, cgroup }) =>
      kernelVerdict(minor, `${kernel}.0`).level !== 'error' &&
      cgroupVerdict(minor, cgroup) === 'ok',
  ).map(({ name }) => name)

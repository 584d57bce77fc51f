import type { FlannelRelease, NetworkPlugin } from '../../core/pod-network.ts'
import { CALICO } from './calico.ts'
import { FLANNEL } from './flannel.ts'

/** What is known of a version of a pod network, whichever it is. */
export interface NetworkVersion {
  /** With its v. */
  readonly version: string
  /** Minors of Kubernetes that it goes with: first and last; the last is left out where none is known to be too new. */
  readonly minors: readonly [first: number, last?: number]
  /** Registry, and what stands before the names of its images there. */
  readonly images: string
  /** Whether slipway can set it up for IPv6, alone or beside IPv4. */
  readonly ipv6: boolean
}

export interface FlannelVersion extends NetworkVersion {
  readonly release: FlannelRelease
}

/** A version whose manifest is fetched: it is in its makers' repository at this URL, with this digest. */
export interface PinnedVersion extends NetworkVersion {
  readonly url: string
  readonly sha256: string
}

const CATALOGUE: Readonly<Partial<Record<NetworkPlugin, readonly NetworkVersion[]>>> = {
  flannel: FLANNEL,
  calico: CALICO,
}

/** The versions of a plugin that slipway knows, oldest first; none for what comes as the user's own manifest. */
export const networkVersions = (plugin: NetworkPlugin): readonly NetworkVersion[] =>
  CATALOGUE[plugin] ?? []

export const goesWith = ({ minors: [first, last] }: NetworkVersion, minor: number): boolean =>
  minor >= first && minor <= (last ?? minor)

/** `1.22 to 1.25`, `1.19 and later`. */
export const minorsText = ({ minors: [first, last] }: NetworkVersion): string => {
  if (last === undefined) return `1.${first} and later`
  return first === last ? `1.${first}` : `1.${first} to 1.${last}`
}

/** The newest version that goes with a minor; `wanted` before all others, if it does. */
export function versionFor(
  plugin: NetworkPlugin,
  minor: number,
  wanted?: string,
): NetworkVersion | undefined {
  const fitting = networkVersions(plugin).filter(known => goesWith(known, minor))
  return fitting.find(({ version }) => version === wanted) ?? fitting.at(-1)
}

import type { Cluster, JsonObject } from '../core/cluster.ts'
import type { ManifestSource, Network } from '../core/pod-network.ts'
import { parseVersion } from './catalogue/version.ts'
import type { Draft, Settings } from './draft.ts'
import type { Complaint } from './issue.ts'
import { digestOf, readManifest } from './manifest.ts'
import { toNetwork } from './network.ts'
import { absolute, type Origin } from './resolve.ts'

/** A file that a cluster file names, or why it cannot be read. */
export type GivenFile = { readonly bytes: Uint8Array } | { readonly error: string }

export interface GivenManifest {
  readonly objects?: readonly JsonObject[]
  readonly complaints: readonly Complaint[]
}

const MOST = 3
const at = (message: string): Complaint => ({ path: ['network', 'manifest'], message })

/** The manifest in the file that a cluster file names; undefined where it names none. */
export function manifestIn(
  draft: Draft,
  settings: Settings,
  origin: Origin,
  open: (path: string) => GivenFile,
): GivenManifest | undefined {
  const minor = parseVersion(settings.kubernetes.version)?.minor ?? 0
  const network = toNetwork(draft.network, settings, minor, text => absolute(text, origin))
  const { source } = network
  return source && 'file' in source ? judgeManifest(network, source, open(source.file)) : undefined
}

export const withObjects = (cluster: Cluster, objects?: readonly JsonObject[]): Cluster =>
  objects ? { ...cluster, network: { ...cluster.network, objects } } : cluster

/** What the file of a network's manifest holds, and what is wrong with it. */
export function judgeManifest(
  { plugin, version }: Pick<Network, 'plugin' | 'version'>,
  source: ManifestSource,
  file: GivenFile,
): GivenManifest {
  if ('error' in file) return { complaints: [at(`cannot be read: ${file.error}`)] }
  const digest = digestOf(file.bytes)
  if (source.sha256 !== undefined && source.sha256 !== digest)
    return {
      complaints: [
        plugin === 'calico'
          ? at(
              `is not the manifest of Calico ${version}: its digest is ${digest}, not ${source.sha256}`,
            )
          : { path: ['network', 'sha256'], message: `the digest of the manifest is ${digest}` },
      ],
    }
  const { objects, mistakes } = readManifest(new TextDecoder().decode(file.bytes))
  const more = mistakes.length - MOST
  const told = [...mistakes.slice(0, MOST), ...(more > 0 ? [`${more} more like these`] : [])]
  return { objects, complaints: told.map(at) }
}

import { subnetsOf } from '../core/families.ts'
import { backendsOf, type ManifestSource, type Network } from '../core/pod-network.ts'
import { CALICO } from './catalogue/calico.ts'
import { FLANNEL } from './catalogue/flannel.ts'
import { versionFor } from './catalogue/networks.ts'
import type { Draft, Settings } from './draft.ts'

type Own = Draft['network']
type Chosen = Pick<Network, 'plugin' | 'version' | 'images'>

/** Whether a place is fetched rather than read. */
export const isUrl = (place: string): boolean => /^https?:\/\//.test(place)

/**
 * The plugin with its version and the registry of its images: what the file says, else the preset's, else the newest
 * version that goes with the minor. Without one that does, the version is empty.
 */
export function chosen(own: Own, { network }: Pick<Settings, 'network'>, minor: number): Chosen {
  const { plugin } = network
  const wanted = own?.version ?? network.version
  const known = versionFor(plugin, minor, wanted)
  const version = own?.version ?? known?.version ?? ''
  const images = own?.images ?? known?.images ?? ''
  return { plugin, version, images }
}

/** Where the manifest of a network comes from; `file` makes a path of the cluster file absolute. */
function sourceOf(
  own: Own,
  { plugin, version }: Chosen,
  file: (text: string) => string,
): ManifestSource | undefined {
  const pinned = plugin === 'calico' ? CALICO.find(known => known.version === version) : undefined
  const sha256 = pinned?.sha256 ?? own?.sha256
  const place = own?.manifest ?? pinned?.url
  if (place === undefined) return undefined
  if (!isUrl(place)) return { file: file(place), sha256 }
  return sha256 === undefined ? undefined : { url: place, sha256 }
}

/** The networks of a cluster, preset and catalogue filled in. */
export function toNetwork(
  own: Own,
  settings: Pick<Settings, 'network'>,
  minor: number,
  file: (text: string) => string,
): Network {
  const { podSubnet, serviceSubnet, dnsDomain } = settings.network
  const plugin = chosen(own, settings, minor)
  const backend = own?.backend ?? backendsOf(plugin.plugin)[0]
  const source = sourceOf(own, plugin, file)
  const flannel =
    plugin.plugin === 'flannel'
      ? FLANNEL.find(known => known.version === plugin.version)?.release
      : undefined
  return {
    ...plugin,
    ...(backend && { backend }),
    ...(flannel && { flannel }),
    ...(source && { source }),
    podSubnet: withoutBlanks(podSubnet),
    serviceSubnet: withoutBlanks(serviceSubnet),
    dnsDomain,
  }
}

/** kubeadm and firewalls take a blank for a part of the second subnet. */
const withoutBlanks = (pair: string): string => subnetsOf(pair).join(',')

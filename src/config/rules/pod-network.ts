import { backendsOf, type NetworkPlugin } from '../../core/pod-network.ts'
import { CILIUM, chartUrl } from '../catalogue/cilium.ts'
import { goesWith, minorsText, networkVersions, versionFor } from '../catalogue/networks.ts'
import { parseVersion } from '../catalogue/version.ts'
import type { Draft, Settings } from '../draft.ts'
import type { Complaint } from '../issue.ts'
import { chosen, isUrl } from '../network.ts'
import type { Rule } from './rule.ts'

type Own = NonNullable<Draft['network']>

const at = (key: keyof Own, message: string): Complaint => ({ path: ['network', key], message })

/** What the plugin is, where it comes from, and whether that goes with the version of Kubernetes. */
export const podNetwork: Rule = ({ network: own = {} }, settings) => {
  const { plugin } = settings.network
  return [
    ...version(own, settings),
    ...backend(plugin, own),
    ...manifest(plugin, own, knownMinor(settings)),
  ]
}

/** The minor, unless it is one that slipway knows nothing of: that has a rule of its own. */
function knownMinor({ kubernetes }: Settings): number | undefined {
  const { major, minor } = parseVersion(kubernetes.version) ?? {}
  return major === 1 && minor !== undefined && versionFor('flannel', minor) ? minor : undefined
}

function version(own: Own, settings: Settings): Complaint[] {
  const { plugin } = settings.network
  const minor = knownMinor(settings)
  const known = networkVersions(plugin)
  if (known.length === 0 || minor === undefined) return []
  const word = chosen(own, settings, minor).version
  const found = known.find(one => one.version === word)
  const fitting = known.filter(one => goesWith(one, minor)).map(one => one.version)
  if (word !== '' && !found && fitting.length > 0)
    return [
      at(
        'version',
        `${plugin} ${word} is not known; for Kubernetes 1.${minor} there are ${fitting.join(', ')}`,
      ),
    ]
  if (found && goesWith(found, minor)) return []
  const newest = known.at(-1)
  const better = versionFor(plugin, minor)
  if (found && better)
    return [
      at(
        'version',
        `${plugin} ${word} goes with Kubernetes ${minorsText(found)}; with 1.${minor} use ${better.version}`,
      ),
    ]
  return [
    at(
      'plugin',
      newest
        ? `no version of ${plugin} that slipway knows goes with Kubernetes 1.${minor}; ${newest.version} goes with ${minorsText(newest)}, the oldest is for 1.${known[0]?.minors[0]}; plugin: manifest takes any`
        : `no version of ${plugin} that slipway knows goes with Kubernetes 1.${minor}; plugin: manifest takes any`,
    ),
  ]
}

function backend(plugin: NetworkPlugin, { backend: own }: Own): Complaint[] {
  const there = backendsOf(plugin)
  if (own === undefined || (there.includes(own) && plugin !== 'cilium')) return []
  if (plugin === 'flannel' || plugin === 'calico')
    return [at('backend', `${plugin} has no backend ${own}; it has ${there.join(', ')}`)]
  return [at('backend', `of ${plugin} slipway sets no backend; leave it out`)]
}

function manifest(plugin: NetworkPlugin, own: Own, minor: number | undefined): Complaint[] {
  const { manifest: place, sha256 } = own
  const orphan =
    place === undefined && sha256 !== undefined
      ? [{ ...at('sha256', 'is the digest of network.manifest, which is missing'), part: 'key' }]
      : []
  if (plugin === 'flannel' || plugin === 'none')
    return place === undefined
      ? (orphan as Complaint[])
      : [at('manifest', `plugin ${plugin} takes no manifest; write plugin: manifest`)]
  if (plugin === 'calico')
    return sha256 === undefined
      ? []
      : [at('sha256', "Calico's digest follows network.version; leave it out")]
  if (place === undefined)
    return [{ ...at('manifest', plugin === 'cilium' ? howToRender(minor) : MISSING), part: 'key' }]
  if (isUrl(place) && sha256 === undefined)
    return [
      {
        ...at('sha256', `missing; what is fetched needs its digest: curl -fsSL URL | sha256sum`),
        part: 'key',
      },
    ]
  return []
}

const MISSING = 'missing; a path or a URL of the objects to apply'

const CHART_OPTIONS = '-n kube-system --set hubble.enabled=false --set ipam.mode=kubernetes'

/** Cilium has been without a manifest of its own since 1.10: its chart is rendered by its users, with their settings. */
function howToRender(minor: number | undefined): string {
  const chart = CILIUM.find(({ minors: [first, last] }) =>
    minor === undefined ? false : minor >= first && minor <= last,
  )
  return chart
    ? `missing; Cilium has no manifest but its chart: helm template cilium ${chartUrl(chart)} ${CHART_OPTIONS} > cilium.yaml, and manifest: ./cilium.yaml`
    : `missing; Cilium has no manifest but its chart: helm template cilium https://helm.cilium.io/cilium-VERSION.tgz ${CHART_OPTIONS} > cilium.yaml, and manifest: ./cilium.yaml (VERSION by Cilium's page of compatibility)`
}

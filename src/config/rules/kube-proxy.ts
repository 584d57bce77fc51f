import { isOlder } from '../../core/is-older.ts'
import { isProxyMode, PROXY_MODES, proxyModesOf } from '../catalogue/kube-proxy.ts'
import { parseVersion } from '../catalogue/version.ts'
import type { Complaint } from '../issue.ts'
import { suggesting } from '../nearest.ts'
import { chosen } from '../network.ts'
import type { Rule } from './rule.ts'

const AT = ['kubeProxy', 'mode'] as const

/** The mode is one that the version has; without kube-proxy something else must do its work. */
export const kubeProxy: Rule = ({ kubeProxy: own, network }, settings) => {
  if (own === false) return without(settings.network.plugin)
  const mode = own?.mode
  if (mode === undefined || mode === '') return []
  const minor = parseVersion(settings.kubernetes.version)?.minor
  if (minor === undefined) return []
  const there = proxyModesOf(minor)
  const use = `1.${minor} has ${there.join(', ')}`
  if (!isProxyMode(mode))
    return [
      {
        path: [...AT],
        message: suggesting(
          `${typeof mode === 'string' ? mode : JSON.stringify(mode)} is no mode of kube-proxy; ${use}`,
          String(mode),
          there,
        ),
      },
    ]
  if (there.includes(mode))
    return mode === 'nftables' ? besideCalico(chosen(network, settings, minor)) : []
  const { first, last } = PROXY_MODES[mode]
  const message =
    last !== undefined && minor > last
      ? `kube-proxy's mode ${mode} ended with 1.${last}; ${use}`
      : `kube-proxy's mode ${mode} begins with 1.${first}; ${use}`
  return [{ path: [...AT], message }]
}

/** Rules of nftables' own make older ones panic (projectcalico/calico issue 8025; release notes of v3.29). */
const FIRST_CALICO_WITH_NFTABLES = 'v3.29'

const besideCalico = ({ plugin, version }: ReturnType<typeof chosen>): Complaint[] =>
  plugin === 'calico' && version !== '' && isOlder(version, FIRST_CALICO_WITH_NFTABLES)
    ? [
        {
          path: [...AT],
          message: `Calico ${version} does not run beside kube-proxy's mode nftables; ${FIRST_CALICO_WITH_NFTABLES} and later do, or use mode: ipvs`,
        },
      ]
    : []

const without = (plugin: string): Complaint[] =>
  plugin === 'flannel' || plugin === 'calico'
    ? [
        {
          path: ['kubeProxy'],
          message: `${plugin} needs kube-proxy to reach the API server; only cilium, manifest or none can do without`,
        },
      ]
    : []

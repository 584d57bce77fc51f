import { isProxyMode, PROXY_MODES, proxyModesOf } from '../catalogue/kube-proxy.ts'
import { parseVersion } from '../catalogue/version.ts'
import type { Complaint } from '../issue.ts'
import { suggest } from '../nearest.ts'
import type { Rule } from './rule.ts'

const AT = ['kubeProxy', 'mode'] as const

/** The mode is one that the version has; without kube-proxy something else must do its work. */
export const kubeProxy: Rule = ({ kubeProxy: own }, { kubernetes: { version }, network }) => {
  if (own === false) return without(network.plugin)
  const mode = own?.mode
  if (mode === undefined || mode === '') return []
  const minor = parseVersion(version)?.minor
  if (minor === undefined) return []
  const there = proxyModesOf(minor)
  const use = `1.${minor} has ${there.join(', ')}`
  if (!isProxyMode(mode))
    return [
      {
        path: [...AT],
        message: `${typeof mode === 'string' ? mode : JSON.stringify(mode)} is no mode of kube-proxy; ${use}${suggest(String(mode), there)}`,
      },
    ]
  if (there.includes(mode)) return []
  const { first, last } = PROXY_MODES[mode]
  const when =
    last !== undefined && minor > last ? `ended with 1.${last}` : `begins with 1.${first}`
  return [{ path: [...AT], message: `kube-proxy's mode ${mode} ${when}; ${use}` }]
}

const without = (plugin: string): Complaint[] =>
  plugin === 'flannel' || plugin === 'calico'
    ? [
        {
          path: ['kubeProxy'],
          message: `${plugin} needs kube-proxy to reach the API server; only cilium, manifest or none can do without`,
        },
      ]
    : []

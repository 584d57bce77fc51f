import { OURS } from '../core/change.ts'
import type { Cluster } from '../core/cluster.ts'
import { Command, sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { CERTS } from './containerd-config.ts'
import { type TomlTable, toToml } from './toml.ts'

const CAPABILITIES = ['pull', 'resolve']

const hostsToml = (server: string, hosts: TomlTable): string =>
  `${OURS}\n${toToml({ server, host: hosts })}`

/** The part of a URL that names the registry. */
const registryOf = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/.*$/, '')

/**
 * hosts.toml(5) of each registry that needs one, by path. The entries are tried in their order and `server` last:
 * so an insecure registry is asked by TLS with any certificate, and then by plain HTTP, as Docker does.
 * Source: containerd/containerd, docs/hosts.md.
 */
export function hostsFiles({ runtime }: Cluster): ReadonlyMap<string, string> {
  const insecure = new Set(runtime.insecureRegistries)
  const files = new Map<string, string>()
  const path = (registry: string) => `${CERTS}/${registry}/hosts.toml`
  for (const registry of insecure) {
    const tls = { capabilities: CAPABILITIES, skip_verify: true }
    files.set(path(registry), hostsToml(`http://${registry}`, { [`https://${registry}`]: tls }))
  }
  if (runtime.registryMirrors.length > 0) {
    const mirrors = runtime.registryMirrors.map(url => {
      const any = url.startsWith('https:') && insecure.has(registryOf(url))
      return [
        url.replace(/\/$/, ''),
        { capabilities: CAPABILITIES, ...(any && { skip_verify: true }) },
      ]
    })
    files.set(
      path('docker.io'),
      hostsToml('https://registry-1.docker.io', Object.fromEntries(mirrors)),
    )
  }
  return files
}

/** Those of such files that slipway has written, and that the cluster has no registry for any more. */
export const strayHostsFiles = (cluster: Cluster): Fact<readonly string[]> => ({
  ask: sh`for f in ${new Command(CERTS)}/*/hosts.toml; do
  [ ! -f "$f" ] || [ "$(head -n 1 "$f")" != ${OURS} ] || printf '%s\n' "$f"
done; true`,
  read: ({ stdout }) => {
    const wanted = hostsFiles(cluster)
    return stdout.split('\n').filter(path => path !== '' && !wanted.has(path))
  },
})

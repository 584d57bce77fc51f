import type { Cluster } from '../core/cluster.ts'
import { addressesOf } from '../core/host.ts'
import { loopbackOf } from '../core/loopback.ts'

const BEGIN = '# slipway: begin'
const END = '# slipway: end'

/**
 * /etc/hosts with one marked block for all hosts of the cluster, at the end or where it was.
 * Everything else stays as it is, apart from lines that map this host's own name to loopback.
 */
export function hostsFile(content: string, { name, hosts }: Cluster, self: string): string {
  const block = [
    `${BEGIN} ${name}`,
    ...hosts.flatMap(host => addressesOf(host).map(address => `${address} ${host.name}`)),
    `${END} ${name}`,
  ]
  const lines = content.replace(/\n$/, '').split('\n')
  // The last one: a first line without its last, from an edit by hand, must not swallow what stands between.
  const begin = lines.lastIndexOf(`${BEGIN} ${name}`)
  const end = lines.indexOf(`${END} ${name}`, begin)
  const kept = (part: string[]) => part.filter(line => !loopbackOf(line, self))
  const found = begin >= 0 && end > begin
  const before = found ? lines.slice(0, begin) : lines
  const after = found ? lines.slice(end + 1) : []
  return `${[...kept(before), ...block, ...kept(after)].join('\n').replace(/^\n+/, '')}\n`
}

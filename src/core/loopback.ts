/**
 * The loopback address to which a line of /etc/hosts maps a host's own name, as Vagrant and Debian's installer do; its
 * kubelet and etcd would talk to themselves there.
 */
export function loopbackOf(line: string, name: string): string | undefined {
  const [, address, names = ''] = /^\s*(127\.0\.[12]\.1)\s+(.*)$/.exec(line) ?? []
  return names.split('#')[0]?.split(/\s+/).includes(name) ? address : undefined
}

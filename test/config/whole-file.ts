/** Right, with almost every setting. */
export const FILE = {
  cluster: 'lab',
  preset: 'notes-2020',
  kubernetes: { version: '1.20.2', imageRepository: 'r.lan' },
  ssh: { user: 'u', port: 22, identityFile: 'k', knownHostsFile: 'h', hostKeys: 'strict' },
  hosts: {
    m: {
      address: '10.1.0.1',
      role: 'control-plane',
      labels: { a: 'b' },
      taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }],
      ssh: { address: 'm.lan', port: 22, user: 'u' },
    },
    w: { address: '10.1.0.2', role: 'worker' },
  },
  runtime: { name: 'docker', version: '18.06.1', insecureRegistries: ['r'], registryMirrors: [] },
  repositories: {
    kubernetes: { url: 'http://x/', key: 'http://k/', check: true },
    docker: {
      rpm: { url: 'http://x/', key: ['http://k/'] },
      deb: { url: 'http://x/', check: false },
    },
    centosVault: false,
  },
  network: { plugin: 'flannel', version: 'v0.14.0', podSubnet: '10.244.0.0/16', dnsDomain: 'c.l' },
  time: { servers: ['t'] },
  kubelet: { maxPods: 1 },
  kubeProxy: { mode: 'iptables' },
  smokeTest: { image: 'nginx', nodePort: 30080 },
}

export type Path = readonly (string | number)[]

/** Of every value in it, itself first. */
export const pathsOf = (value: unknown, at: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))]
    : [at]

/** A copy with another value, and perhaps another last key, at one path. */
export const planted = (
  value: unknown,
  [key, ...rest]: Path,
  what: unknown,
  as?: string,
): unknown => {
  if (key === undefined) return what
  const entries = Object.entries(value as object).map(([k, inner]) => {
    if (k !== String(key)) return [k, inner]
    return [rest.length === 0 && as !== undefined ? as : k, planted(inner, rest, what, as)]
  })
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

/** How kube-proxy brings traffic for services to their pods. */
export type ProxyMode = 'iptables' | 'ipvs' | 'nftables' | 'userspace'

export interface ProxyModeFacts {
  readonly first: number
  readonly last?: number
  /** Gate of kube-proxy that has to be open, in the minors up to `until`. */
  readonly gate?: { readonly name: string; readonly until: number }
  /** Minor from which on it is deprecated. */
  readonly deprecated?: number
}

/**
 * Minors in which each mode is there.
 * Sources: release notes of 1.26 (userspace gone), 1.29 and 1.31 (nftables alpha, beta), 1.35 (ipvs deprecated);
 * kubernetes/kubernetes pull 139397 (ipvs has a gate from 1.37 on, open until 1.40).
 */
export const PROXY_MODES: Readonly<Record<ProxyMode, ProxyModeFacts>> = {
  iptables: { first: 2 },
  ipvs: { first: 8, deprecated: 35 },
  nftables: { first: 29, gate: { name: 'NFTablesProxyMode', until: 30 } },
  userspace: { first: 0, last: 25, deprecated: 23 },
}

export const isProxyMode = (mode: unknown): mode is ProxyMode =>
  typeof mode === 'string' && Object.hasOwn(PROXY_MODES, mode)

/** The modes that a minor has, the default first. */
export const proxyModesOf = (minor: number): ProxyMode[] =>
  (Object.keys(PROXY_MODES) as ProxyMode[]).filter(mode => {
    const { first, last } = PROXY_MODES[mode]
    return minor >= first && minor <= (last ?? minor)
  })

/** The gates that must be open for a mode. */
export function proxyGates(mode: ProxyMode, minor: number): Readonly<Record<string, boolean>> {
  const { gate } = PROXY_MODES[mode]
  return gate && minor <= gate.until ? { [gate.name]: true } : {}
}

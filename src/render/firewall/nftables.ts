import type { Target } from '../../core/cluster.ts'
import { NFT_RULES } from '../../facts/nftables.ts'
import { render } from '../template.ts'
import {
  type Audience,
  type Family,
  familyOf,
  type Opening,
  openings,
  podSubnets,
  sourcesOf,
} from './openings.ts'

interface Rule {
  readonly match: string
  readonly use: string
}

const IP: Readonly<Record<Family, string>> = { ipv4: 'ip', ipv6: 'ip6' }
const FAMILIES = Object.keys(IP) as Family[]

/** A set per audience and family: `nodes`, `nodes_ipv6`. */
const setName = (from: Audience, family: Family) =>
  `${from.replace('-', '_')}${family === 'ipv6' ? '_ipv6' : ''}`

const sets = (all: readonly Opening[], { cluster }: Target) =>
  (['nodes', 'control-planes'] as const)
    .filter(from => from === 'nodes' || all.some(opening => opening.from === from))
    .flatMap(from =>
      FAMILIES.map(family => ({
        name: setName(from, family),
        type: `${family}_addr`,
        addresses: (sourcesOf(from, cluster) ?? []).filter(a => familyOf(a) === family),
        from,
        family,
      })),
    )
    .filter(({ addresses }) => addresses.length > 0)

const portMatch = ({ protocol, ports }: Opening) =>
  ports === undefined ? `meta l4proto ${protocol}` : `${protocol} dport ${ports}`

/** The file of rules that nft(8) loads: a table of its own, beside those of kube-proxy and the runtime. */
export function nftRules(target: Target, sshPorts: readonly number[]): string {
  const all = openings(target)
  const known = sets(all, target)
  const pods = podSubnets(target.cluster)
  const input = [
    ...sshPorts.map((port): Rule => ({ match: `tcp dport ${port}`, use: 'SSH' })),
    ...pods.map((net): Rule => ({ match: `${IP[familyOf(net)]} saddr ${net}`, use: 'pods' })),
    ...all.flatMap((opening): Rule[] => {
      const { use, from } = opening
      if (from === 'anyone') return [{ match: portMatch(opening), use }]
      return known
        .filter(set => set.from === from)
        .map(({ family, name }) => ({
          match: `${IP[family]} saddr @${name} ${portMatch(opening)}`,
          use,
        }))
    }),
  ]
  const forward = pods.flatMap((net): Rule[] => {
    const ip = IP[familyOf(net)]
    return [
      { match: `${ip} saddr ${net}`, use: 'pods' },
      ...known
        .filter(({ from, family }) => from === 'nodes' && family === familyOf(net))
        .map(({ name }) => ({ match: `${ip} saddr @${name} ${ip} daddr ${net}`, use: 'pods' })),
    ]
  })
  return render('firewall.nft.eta', { sets: known, input, forward })
}

/** The unit that loads the rules before the network is up; stopped, it takes them away. */
export const nftUnit = (): string => render('firewall.service.eta', { rules: NFT_RULES })

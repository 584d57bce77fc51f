import type { Style } from './style.ts'
import { table } from './table.ts'

/** What is told of one minor of Kubernetes. */
export interface VersionsTold {
  readonly kubernetes: string
  readonly newest: string
  readonly released: string
  readonly endOfLife: string
  readonly supported: boolean
  readonly configApi: string
  readonly images: { readonly etcd: string; readonly coredns: string; readonly pause: string }
  readonly packages: readonly { readonly mirror: string; readonly layout: string }[]
  readonly runtimes: readonly string[]
  readonly networks: readonly string[]
  readonly proxyModes: readonly string[]
  readonly systems: readonly string[]
  readonly kubeletSkew: number
  readonly changes: readonly { readonly says: string }[]
  readonly proof: 'cluster' | 'golden'
  readonly proofOf?: string | undefined
  readonly unconfirmed: readonly string[]
}

const proven = ({ proof, proofOf }: VersionsTold): string =>
  proof === 'cluster' ? `cluster of ${proofOf}` : 'golden file'

const support = ({ supported, endOfLife }: VersionsTold, { paint, symbols }: Style): string =>
  supported
    ? paint('good', `${symbols.done} until ${endOfLife}`)
    : paint('faint', `${symbols.todo} ended ${endOfLife}`)

/** One line for each minor, newest first, and what the signs mean. */
export function versionLines(all: readonly VersionsTold[], style: Style): string[] {
  const head = [
    'kubernetes',
    'support',
    'kubeadm',
    'packages from',
    'network',
    'proven',
    'runtimes',
  ]
  const rows = all
    .toReversed()
    .map(told => [
      style.paint('accent', told.newest) + (told.unconfirmed.length > 0 ? '*' : ''),
      support(told, style),
      told.configApi,
      told.packages.map(({ mirror }) => mirror).join(', '),
      told.networks.join(', '),
      proven(told),
      told.runtimes.join('; '),
    ])
  return [
    ...table([head.map(word => style.paint('faint', word)), ...rows], style),
    '',
    '* not all of it is confirmed by a source: see slipway versions and the minor, such as 1.36',
  ]
}

/** Everything about one minor. */
export function versionDetail(told: VersionsTold, style: Style): string[] {
  const { images, packages, changes, unconfirmed } = told
  const rows: (readonly [string, string])[] = [
    ['newest patch', told.newest],
    ['released', told.released],
    ['support', support(told, style)],
    ['kubeadm', `kubeadm.k8s.io/${told.configApi}`],
    ['images', `etcd ${images.etcd}, coredns ${images.coredns}, pause ${images.pause}`],
    ['packages', packages.map(({ mirror, layout }) => `${mirror} (${layout})`).join(', ')],
    ['runtimes', told.runtimes.join('; ')],
    ['network', told.networks.join(', ')],
    ['kube-proxy', told.proxyModes.join(', ')],
    ['systems', told.systems.join(', ')],
    ['kubelet', `up to ${told.kubeletSkew} minors older than the API server, never newer`],
    ['proven by', proven(told)],
    ...changes.map(({ says }, i) => [i === 0 ? 'from here on' : '', says] as const),
    ...unconfirmed.map((what, i) => [i === 0 ? 'unconfirmed' : '', what] as const),
  ]
  return [
    style.paint('strong', `Kubernetes ${told.kubernetes}`),
    ...table(
      rows.map(([name, value]) => [style.paint('faint', name), value]),
      style,
      '  ',
    ),
  ]
}

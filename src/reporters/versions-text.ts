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

const proven = ({ proof, proofOf = '' }: VersionsTold, { say }: Style): string =>
  proof === 'cluster' ? say`cluster of ${proofOf}` : say`golden file`

const support = ({ supported, endOfLife }: VersionsTold, { paint, symbols, say }: Style): string =>
  supported
    ? paint('good', `${symbols.done} ${say`until ${endOfLife}`}`)
    : paint('faint', `${symbols.todo} ${say`ended ${endOfLife}`}`)

/** One line for each minor, newest first, and what the signs mean. */
export function versionLines(all: readonly VersionsTold[], style: Style): string[] {
  const { say } = style
  const head = [
    'kubernetes',
    say`support`,
    'kubeadm',
    say`packages from`,
    say`network`,
    say`proven`,
    say`runtimes`,
  ]
  const rows = all
    .toReversed()
    .map(told => [
      style.paint('accent', told.newest) + (told.unconfirmed.length > 0 ? '*' : ''),
      support(told, style),
      told.configApi,
      told.packages.map(({ mirror }) => mirror).join(', '),
      told.networks.join(', '),
      proven(told, style),
      told.runtimes.join('; '),
    ])
  return [
    ...table([head.map(word => style.paint('faint', word)), ...rows], style),
    '',
    say`* not all of it is confirmed by a source: see slipway versions and the minor, such as 1.36`,
  ]
}

/** Everything about one minor. */
export function versionDetail(told: VersionsTold, style: Style): string[] {
  const { images, packages, changes, unconfirmed } = told
  const { say } = style
  const rows: (readonly [string, string])[] = [
    [say`newest patch`, told.newest],
    [say`released`, told.released],
    [say`support`, support(told, style)],
    ['kubeadm', `kubeadm.k8s.io/${told.configApi}`],
    [say`images`, `etcd ${images.etcd}, coredns ${images.coredns}, pause ${images.pause}`],
    [say`packages`, packages.map(({ mirror, layout }) => `${mirror} (${layout})`).join(', ')],
    [say`runtimes`, told.runtimes.join('; ')],
    [say`network`, told.networks.join(', ')],
    ['kube-proxy', told.proxyModes.join(', ')],
    [say`systems`, told.systems.join(', ')],
    ['kubelet', say`up to ${told.kubeletSkew} minors older than the API server, never newer`],
    [say`proven by`, proven(told, style)],
    ...changes.map(({ says }, i) => [i === 0 ? say`from here on` : '', say(says)] as const),
    ...unconfirmed.map((what, i) => [i === 0 ? say`unconfirmed` : '', say(what)] as const),
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

import type { FileState } from '../core/change.ts'
import type { ProxySettings } from '../core/cluster.ts'
import { Command, sh } from '../core/command.ts'

/** Where apt reads what slipway tells it of proxies. */
export const APT_PROXY = '/etc/apt/apt.conf.d/90slipway-proxy'

/** The file of yum 3, and that of dnf. */
export const YUM_CONF = '/etc/yum.conf'
export const DNF_CONF = '/etc/dnf/dnf.conf'

/** Exceptions that are one machine: apt and yum know neither domains nor CIDRs there. */
const machines = ({ noProxy }: ProxySettings) => noProxy.filter(name => /^[\w][\w.-]*$/.test(name))

/** apt.conf(5): a proxy for each scheme, and what is reached without. */
export function aptProxy(proxy: ProxySettings): string {
  const lines = (['http', 'https'] as const).flatMap(scheme => {
    const url = proxy[scheme]
    if (url === undefined) return []
    return [
      `Acquire::${scheme}::Proxy "${url}";`,
      ...machines(proxy).map(name => `Acquire::${scheme}::Proxy::${name} "DIRECT";`),
    ]
  })
  return ['// Written by slipway.', ...lines, ''].join('\n')
}

/** yum and dnf have one proxy for all schemes. */
export const yumProxyUrl = ({ http, https }: ProxySettings): string | undefined => https ?? http

const isProxy = (line: string) => /^proxy\s*=/.test(line)

/** What slipway says in such a file of what it did there. */
const ADDED = '# slipway: the proxy of cluster.yaml'
const REPLACED = '# slipway: '

/** The lines as they were before slipway's. */
const restored = (lines: readonly string[]): string[] =>
  lines
    .filter((line, i) => line !== ADDED && !(lines[i - 1] === ADDED && isProxy(line)))
    .map(line =>
      line.startsWith(REPLACED) && isProxy(line.slice(REPLACED.length))
        ? line.slice(REPLACED.length)
        : line,
    )

/**
 * yum.conf(5) or dnf.conf(5) with the proxy among its main settings, in the place of another, which stays as a comment;
 * without a URL, as it was before. All else stays as it is.
 */
export function withYumProxy(file: FileState | undefined, url: string | undefined): string {
  const lines = restored((file?.content ?? '[main]\n').split('\n'))
  if (url === undefined) return lines.join('\n')
  const main = lines.indexOf('[main]')
  const next = lines.findIndex((line, i) => i > main && line.startsWith('['))
  const end = next === -1 ? lines.length : next
  const isMain = (line: string, i: number) => i > main && i < end && isProxy(line)
  const line = `proxy=${url}`
  if (lines.some((one, i) => isMain(one, i) && one === line)) return lines.join('\n')
  return lines
    .map((one, i) => (isMain(one, i) ? REPLACED + one : one))
    .toSpliced(main + 1, 0, ADDED, line)
    .join('\n')
}

/** Whether a URL is reached without the proxy. */
export const isDirect = (url: string, proxy: ProxySettings): boolean =>
  machines(proxy).includes(/^https?:\/\/([^/:]+)/.exec(url)?.[1] ?? '')

/** Makes programs such as curl go through the proxy, for the lines that follow. */
export function exportProxy(proxy: ProxySettings | undefined): Command {
  const variables = [
    ['http_proxy', proxy?.http],
    ['https_proxy', proxy?.https],
    ['no_proxy', proxy?.noProxy.join(',')],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  return variables.length === 0
    ? new Command('')
    : sh`export ${variables}
`
}

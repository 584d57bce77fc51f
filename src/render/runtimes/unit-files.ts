import { isOurs, OURS } from '../../core/change.ts'
import type { Cluster } from '../../core/cluster.ts'
import type { Fact } from '../../core/fact.ts'
import { writtenSince } from '../../facts/daemon.ts'
import type { UnitName } from '../../facts/systemd.ts'
import { render } from '../template.ts'
import type { ConfigFile, Daemon } from './runtime.ts'

/** Files of systemd's own: it has to be told that they are there. */
export const UNITS = '/etc/systemd/system'

/** A file with this text, whatever is there. */
export const fixed = (path: string, content: string): ConfigFile => ({
  path,
  wanted: () => content,
})

/** In a unit, a per cent sign begins a specifier. */
const literal = (text: string) => text.replaceAll('%', '%%')

/** Makes a service go through the proxy of cluster.yaml, or no longer: what others wrote there then stays. */
export function proxyFile(service: string, { proxy }: Pick<Cluster, 'proxy'>): ConfigFile {
  const path = `${UNITS}/${service}.service.d/http-proxy.conf`
  if (!proxy?.http && !proxy?.https) return { path, wanted: now => (isOurs(now) ? undefined : now) }
  const variables = [
    ['HTTP_PROXY', proxy.http],
    ['HTTPS_PROXY', proxy.https],
    ['NO_PROXY', proxy.noProxy.join(',')],
  ].flatMap(([name, value]) => (value ? [`${name}=${literal(value)}`] : []))
  return fixed(path, render('http-proxy.conf.eta', { ours: OURS, variables }))
}

const older = (files: readonly string[]): string | undefined =>
  files.length > 0 ? `an older ${files.join(' and ')}` : undefined

/** A daemon that is told nothing but by its files, so that it is outdated when one was written after it had started. */
export function plainDaemon(unit: UnitName, files: readonly ConfigFile[]): Daemon {
  const since = writtenSince(
    unit,
    files.map(({ path }) => path),
  )
  const outdated: Fact<string | undefined> = {
    ask: since.ask,
    read: output => older(since.read(output)),
  }
  return { unit, files, outdated }
}

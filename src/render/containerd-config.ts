import type { Cluster } from '../core/cluster.ts'
import { isMap, mapOrEmpty } from '../core/is-map.ts'
import { sandboxImage } from './images.ts'
import { fromToml, type TomlTable, toToml } from './toml.ts'

/** Where containerd looks for how to reach a registry: a folder with a `hosts.toml` for each. */
export const CERTS = '/etc/containerd/certs.d'

/** Where kubernetes-cni puts its plugins. Debian's containerd looks into /usr/lib/cni, by its file and by itself. */
const CNI_BIN = '/opt/cni/bin'

export type ConfigVersion = 2 | 3 | 4

/** Where a setting stands. Source: containerd/containerd, docs/cri/config.md and docs/PLUGINS.md. */
interface Layout {
  /** What of CRI `disabled_plugins` may name. */
  readonly plugins: readonly string[]
  readonly runtime: readonly string[]
  readonly sandbox: readonly string[]
  readonly registry: readonly string[]
}

const V2 = 'io.containerd.grpc.v1.cri'
const RUNTIME = 'io.containerd.cri.v1.runtime'
const IMAGES = 'io.containerd.cri.v1.images'

const two: Layout = {
  plugins: ['cri', V2],
  runtime: ['plugins', V2],
  sandbox: ['plugins', V2, 'sandbox_image'],
  registry: ['plugins', V2, 'registry'],
}
const three: Layout = {
  plugins: [V2, RUNTIME, IMAGES],
  runtime: ['plugins', RUNTIME],
  sandbox: ['plugins', IMAGES, 'pinned_images', 'sandbox'],
  registry: ['plugins', IMAGES, 'registry'],
}
/** Version 4 moved the servers' sockets, which slipway leaves alone, and nothing of CRI (cmd/containerd/server/config). */
const LAYOUTS: Readonly<Record<ConfigVersion, Layout>> = { 2: two, 3: three, 4: three }

const get = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined ? value : isMap(value) ? get(value[key], rest) : undefined

function put(table: unknown, [key = '', ...rest]: readonly string[], value: unknown): TomlTable {
  const own = mapOrEmpty(table)
  return { ...own, [key]: rest.length === 0 ? value : put(own[key], rest, value) }
}

const without = (table: TomlTable, key: string): TomlTable =>
  Object.fromEntries(Object.entries(table).filter(([name]) => name !== key))

/** The newest version of config.toml that a containerd reads. Source: version/version.go of its tags. */
export function configVersion({ runtime }: Cluster): ConfigVersion {
  // Whatever the system's own package is, it reads this one.
  if (runtime.source === 'distribution') return 2
  const [major = 0, minor = 0] = runtime.version.split('.').map(Number)
  if (major < 2) return 2
  return major > 2 || minor >= 3 ? 4 : 3
}

/** What is there, when it can be built upon: a file of version 1 or of none has other names for everything. */
function base(content: string | undefined, newest: ConfigVersion): [ConfigVersion, TomlTable] {
  const table = content === undefined ? undefined : fromToml(content)
  const version = Number(table?.version ?? 0)
  if (table && version >= 2 && version <= newest) return [version as ConfigVersion, table]
  return [newest, { version: BigInt(newest) }]
}

/** `registry` with slipway's folder; the older way to name mirrors may not stand beside it. */
function withFolder(registry: unknown): TomlTable {
  const now = mapOrEmpty(registry)
  const folders = String(now.config_path ?? '')
    .split(':')
    .filter(Boolean)
  const config_path = folders.includes(CERTS) ? now.config_path : [CERTS, ...folders].join(':')
  const configs = Object.entries(mapOrEmpty(now.configs)).map(
    ([host, settings]) => [host, isMap(settings) ? without(settings, 'tls') : settings] as const,
  )
  return {
    ...without(now, 'mirrors'),
    ...(isMap(now.configs) && { configs: Object.fromEntries(configs) }),
    config_path,
  }
}

/** Several folders can be named since 2.1, and `bin_dir` goes away; a version of 2 or 3 may be read by an older one. */
function withPlugins(cni: unknown, version: ConfigVersion): TomlTable {
  const now = mapOrEmpty(cni)
  const dirs = Array.isArray(now.bin_dirs) ? now.bin_dirs : undefined
  if (dirs) return { ...now, bin_dirs: dirs.includes(CNI_BIN) ? dirs : [...dirs, CNI_BIN] }
  return version === 4 ? { ...now, bin_dirs: [CNI_BIN] } : { ...now, bin_dir: CNI_BIN }
}

const namesRegistries = ({ runtime }: Cluster): boolean =>
  runtime.insecureRegistries.length > 0 || runtime.registryMirrors.length > 0

/**
 * containerd's config.toml(5) with slipway's settings put over what is there, in the version that it is written in;
 * other settings stay as they are. A file that is right already stays to the letter, comments included.
 */
export function containerdToml(content: string | undefined, cluster: Cluster): string {
  const [version, now] = base(content, configVersion(cluster))
  const { plugins, runtime, sandbox, registry } = LAYOUTS[version]
  const runc = [...runtime, 'containerd', 'runtimes', 'runc']
  const disabled = Array.isArray(now.disabled_plugins) ? now.disabled_plugins : []
  let wanted = now
  const set = (path: readonly string[], value: unknown) => {
    wanted = put(wanted, path, value)
  }
  if (disabled.some(name => plugins.includes(name)))
    set(
      ['disabled_plugins'],
      disabled.filter(name => !plugins.includes(name)),
    )
  set(sandbox, sandboxImage(cluster))
  // An entry replaces the default one whole, so that it has to say its type too.
  set([...runc, 'runtime_type'], get(now, [...runc, 'runtime_type']) ?? 'io.containerd.runc.v2')
  set([...runc, 'options', 'SystemdCgroup'], cluster.runtime.cgroupDriver === 'systemd')
  set([...runtime, 'cni'], withPlugins(get(now, [...runtime, 'cni']), version))
  if (namesRegistries(cluster)) set(registry, withFolder(get(now, registry)))
  const text = toToml(wanted)
  return content !== undefined && text === toToml(now) ? content : text
}

/**
 * What containerd would go by that is not as wanted although its file is: something that the file imports says
 * otherwise. `dump` is what `containerd config dump` prints, in whichever version.
 */
export function overruled(dump: string, cluster: Cluster): string | undefined {
  const table = fromToml(dump)
  const layout = LAYOUTS[Number(table?.version) as ConfigVersion]
  if (!table || !layout) return undefined
  const { plugins, runtime, sandbox, registry } = layout
  const disabled = Array.isArray(table.disabled_plugins) ? table.disabled_plugins : []
  const off = disabled.find(name => plugins.includes(name))
  if (off) return `the plugin ${off} is disabled`
  const systemd = get(table, [
    ...runtime,
    'containerd',
    'runtimes',
    'runc',
    'options',
    'SystemdCgroup',
  ])
  if ((systemd ?? false) !== (cluster.runtime.cgroupDriver === 'systemd'))
    return `SystemdCgroup is ${systemd ?? false}`
  const pause = get(table, sandbox)
  if (pause !== sandboxImage(cluster)) return `the sandbox image is ${pause}`
  const folders = String(get(table, [...registry, 'config_path']) ?? '').split(':')
  if (namesRegistries(cluster) && !folders.includes(CERTS)) return `config_path is not ${CERTS}`
  return undefined
}

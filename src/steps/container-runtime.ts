import { type Change, change, type FileState, risky, rootFileChange } from '../core/change.ts'
import type { Cluster, PinnedPackage } from '../core/cluster.ts'
import { sh } from '../core/command.ts'
import type { Fact, Known } from '../core/fact.ts'
import { Problem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { kubeletRuntime } from '../facts/kubelet.ts'
import type { Os } from '../facts/os.ts'
import { type Unit, unit } from '../facts/systemd.ts'
import { runtimeOf } from '../render/runtimes/index.ts'
import type { ConfigFile, Daemon, Runtime } from '../render/runtimes/runtime.ts'
import { UNITS } from '../render/runtimes/unit-files.ts'
import { type Damaged, packageChanges, packageFacts } from './packages.ts'
import { refuseChange } from './runtime-change.ts'
import { everyHost } from './targets.ts'

/** What is asked of a host depends on the runtime: its files, units and programs go by their own names. */
type Questions = {
  readonly os: Fact<Os>
  readonly installed: Fact<ReadonlyMap<string, string>>
  readonly damaged: Fact<Damaged>
  readonly held: Fact<ReadonlySet<string>>
  readonly ofKubelet: Fact<string | undefined>
  readonly overruled?: Fact<string | undefined>
  readonly strays?: Fact<readonly string[]>
  readonly [path: `/${string}`]: Fact<FileState | undefined>
  readonly [service: `unit ${string}`]: Fact<Unit>
  readonly [daemon: `outdated ${string}`]: Fact<string | undefined>
  readonly [program: `version of ${string}`]: Fact<string | undefined>
}

type RuntimeKnown = Known<Questions>

const filesOf = ({ daemons, files }: Runtime): readonly ConfigFile[] => [
  ...daemons.flatMap(daemon => daemon.files),
  ...files,
]

const isUnit = ({ path }: ConfigFile) => path.startsWith(`${UNITS}/`)

const thereOf = ({ path }: ConfigFile, known: RuntimeKnown): FileState | undefined =>
  known[path as `/${string}`]

function differs(config: ConfigFile, known: RuntimeKnown): boolean {
  const content = thereOf(config, known)?.content
  return content !== config.wanted(content)
}

const GONE: Unit = { exists: false, active: false, enabled: false }

const RELOAD = sh`systemctl daemon-reload`

/** The packages of the runtime in the format of the host. */
function packagesOf({ format, name }: Os, { runtime }: Cluster): readonly PinnedPackage[] {
  const packages = runtime.packages[format ?? 'rpm']
  if (packages.length > 0) return packages
  throw new Problem('UNSUPPORTED', `${name} has no package of ${runtime.name}`, {
    hint: "leave out runtime.source: Docker's repositories have containerd.io",
  })
}

/** Settings that come from elsewhere although slipway's own files are as wanted: nothing that it writes would mend them. */
function refuseOverruled(known: RuntimeKnown, runtime: Runtime): void {
  if (known.overruled === undefined || filesOf(runtime).some(config => differs(config, known)))
    return
  throw new Problem(
    'UNSUPPORTED',
    `the container runtime goes by other settings: ${known.overruled}`,
    { hint: 'see what else it reads: `containerd config dump`, and its imports' },
  )
}

function write(config: ConfigFile, known: RuntimeKnown): Change[] {
  const there = thereOf(config, known)
  const then = isUnit(config) ? [RELOAD] : []
  return rootFileChange(config.path, there, config.wanted(there?.content), ...then)
}

/** What is missing until a daemon runs with its files as they will be by then, now and at boot. */
function daemonChanges({ unit, files }: Daemon, known: RuntimeKnown): Change[] {
  const { enabled, active } = known[`unit ${unit}`] ?? GONE
  const outdated = known[`outdated ${unit}`]
  const isStale = outdated !== undefined || files.some(config => differs(config, known))
  const units = files.filter(isUnit)
  const reloads = units.some(
    config => config.wanted(undefined) !== undefined || differs(config, known),
  )
  const reload = reloads ? [RELOAD] : []
  const why = outdated === undefined ? ' with its new settings' : `: it runs with ${outdated}`
  const restart = change(`restart ${unit}${why}`, ...reload, sh`systemctl restart ${unit}`)
  return [
    ...(enabled && active
      ? []
      : [change(`start ${unit}, now and at boot`, ...reload, sh`systemctl enable --now ${unit}`)]),
    ...(active && isStale ? [risky('disruptive', restart)] : []),
  ]
}

export const containerRuntime = defineStep({
  id: 'container-runtime',
  title: 'The container runtime runs, at its pinned version, with the cgroup driver of the kubelet',
  after: ['package-repositories', 'firewall', 'firewall-managed', 'sysctl', 'time-synced'],
  targets: everyHost,
  facts: ({ cluster }) => {
    const runtime = runtimeOf(cluster)
    const questions: Questions = {
      ...packageFacts(cluster),
      ofKubelet: kubeletRuntime,
      ...(runtime.overruled && { overruled: runtime.overruled }),
      ...(runtime.strays && { strays: runtime.strays }),
      ...Object.fromEntries(filesOf(runtime).map(({ path }) => [path, file(path)])),
      ...Object.fromEntries(
        runtime.daemons.flatMap(daemon => [
          [`unit ${daemon.unit}`, unit(daemon.unit)],
          [`outdated ${daemon.unit}`, daemon.outdated],
        ]),
      ),
      ...Object.fromEntries(
        runtime.programs.map(({ name, installed }) => [`version of ${name}`, installed]),
      ),
    }
    return questions
  },
  diff: (known, { cluster }) => {
    refuseChange(known.ofKubelet, cluster)
    const runtime = runtimeOf(cluster)
    const packages = packagesOf(known.os, cluster)
    refuseOverruled(known, runtime)
    return [
      // The configuration comes first, so that the runtime starts with it.
      ...filesOf(runtime).flatMap(config => write(config, known)),
      ...(known.strays ?? []).map(path => change(`remove ${path}`, sh`rm -f ${path}`)),
      ...packageChanges(known, packages, { units: runtime.daemons.map(({ unit }) => unit) }),
      ...runtime.programs
        .filter(({ name, version }) => known[`version of ${name}`] !== version)
        .map(program => change(`install ${program.name} ${program.version}`, program.install)),
      ...runtime.daemons.flatMap(daemon => daemonChanges(daemon, known)),
    ]
  },
})

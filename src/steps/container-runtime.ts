import { type Change, change, type FileState, risky, rootFileChange } from '../core/change.ts'
import { sh } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { pinText, satisfies } from '../core/pin.ts'
import { Problem } from '../core/problem.ts'
import { defineStep } from '../core/step.ts'
import { file } from '../facts/files.ts'
import { kubeletRuntime } from '../facts/kubelet.ts'
import { type Os, os } from '../facts/os.ts'
import { heldPackages, packageVersions } from '../facts/packages.ts'
import { type Unit, unit } from '../facts/systemd.ts'
import { hold, install } from '../render/package-manager.ts'
import { runtimeOf } from '../render/runtimes/index.ts'
import type { ConfigFile, Runtime } from '../render/runtimes/runtime.ts'
import { UNITS } from '../render/runtimes/unit-files.ts'
import { refuseChange } from './runtime-change.ts'
import { everyHost } from './targets.ts'

/** What is asked of a host depends on the runtime: its files, units and programs go by their own names. */
type Questions = {
  readonly os: Fact<Os>
  readonly installed: Fact<ReadonlyMap<string, string>>
  readonly held: Fact<ReadonlySet<string>>
  readonly ofKubelet: Fact<string | undefined>
  readonly overruled?: Fact<string | undefined>
  readonly strays?: Fact<readonly string[]>
  readonly [path: `/${string}`]: Fact<FileState | undefined>
  readonly [service: `unit ${string}`]: Fact<Unit>
  readonly [daemon: `outdated ${string}`]: Fact<string | undefined>
  readonly [program: `version of ${string}`]: Fact<string | undefined>
}

const filesOf = ({ daemons, files }: Runtime): readonly ConfigFile[] => [
  ...daemons.flatMap(daemon => daemon.files),
  ...files,
]

const GONE: Unit = { exists: false, active: false, enabled: false }

const isUnit = ({ path }: ConfigFile) => path.startsWith(`${UNITS}/`)

const RELOAD = sh`systemctl daemon-reload`

export const containerRuntime = defineStep({
  id: 'container-runtime',
  title: 'The container runtime runs, at its pinned version, with the cgroup driver of the kubelet',
  after: ['package-repositories', 'firewall', 'firewall-managed', 'sysctl', 'time-synced'],
  targets: everyHost,
  facts: ({ cluster }) => {
    const runtime = runtimeOf(cluster)
    const { packages } = cluster.runtime
    const names = [...packages.rpm, ...packages.deb].map(({ name }) => name)
    const questions: Questions = {
      os,
      installed: packageVersions([...new Set(names)]),
      held: heldPackages,
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
    const format = known.os.format ?? 'rpm'
    const packages = cluster.runtime.packages[format]
    if (packages.length === 0)
      throw new Problem(
        'UNSUPPORTED',
        `${known.os.name} has no package of ${cluster.runtime.name}`,
        {
          hint: "leave out runtime.source: Docker's repositories have containerd.io",
        },
      )
    const now = (path: string) => known[path as `/${string}`]

    const write = (wanted: ConfigFile): Change[] => {
      const { path } = wanted
      const there = now(path)
      const then = isUnit(wanted) ? [RELOAD] : []
      return rootFileChange(path, there, wanted.wanted(there?.content), ...then)
    }
    const differs = (wanted: ConfigFile) =>
      now(wanted.path)?.content !== wanted.wanted(now(wanted.path)?.content)
    if (known.overruled !== undefined && !filesOf(runtime).some(differs))
      throw new Problem(
        'UNSUPPORTED',
        `the container runtime goes by other settings: ${known.overruled}`,
        {
          hint: 'see what else it reads: `containerd config dump`, and its imports',
        },
      )

    const missing = packages.filter(pin => !satisfies(known.installed.get(pin.name), pin))
    const free = format === 'deb' ? packages.filter(({ name }) => !known.held.has(name)) : []
    return [
      // The configuration comes first, so that the runtime starts with it.
      ...filesOf(runtime).flatMap(write),
      ...(known.strays ?? []).map(path => change(`remove ${path}`, sh`rm -f ${path}`)),
      ...(missing.length === 0
        ? []
        : [
            change(
              `install ${missing.map(pin => pinText(pin, known.installed.get(pin.name))).join(', ')}`,
              install(known.os.format, packages),
            ),
          ]),
      ...(free.length > 0
        ? [
            change(
              `hold ${free.map(({ name }) => name).join(', ')}`,
              hold(free.map(({ name }) => name)),
            ),
          ]
        : []),
      ...runtime.programs
        .filter(({ name, version }) => known[`version of ${name}`] !== version)
        .map(program => change(`install ${program.name} ${program.version}`, program.install)),
      ...runtime.daemons.flatMap(daemon => {
        const { unit, files } = daemon
        const { enabled, active } = known[`unit ${unit}`] ?? GONE
        const outdated = known[`outdated ${unit}`]
        const told = files.filter(isUnit).some(one => one.wanted(undefined) !== undefined)
        const reload = told || files.some(one => isUnit(one) && differs(one)) ? [RELOAD] : []
        return [
          ...(enabled && active
            ? []
            : [
                change(
                  `start ${unit}, now and at boot`,
                  ...reload,
                  sh`systemctl enable --now ${unit}`,
                ),
              ]),
          ...(active && (outdated || files.some(differs))
            ? [
                risky(
                  'disruptive',
                  change(
                    `restart ${unit}${outdated ? `: it runs with ${outdated}` : ' with its new settings'}`,
                    ...reload,
                    sh`systemctl restart ${unit}`,
                  ),
                ),
              ]
            : []),
        ]
      }),
    ]
  },
})

import type { Cluster } from '../core/cluster.ts'
import { isMap } from '../core/is-map.ts'
import type { YamlPath } from '../render/yaml.ts'
import { allFrom, MIRRORS } from './catalogue/mirrors.ts'
import { defaultVersion } from './catalogue/runtimes.ts'
import { parseVersion } from './catalogue/version.ts'
import { DEFAULT_PRESET, PRESETS, type Preset, type PresetName } from './presets.ts'
import { versionMistake } from './runtime.ts'
import type { ClusterFile } from './schema.ts'

type Deep<T> = T extends readonly (infer E)[]
  ? readonly Deep<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: Deep<T[K]> | undefined }
    : T

/** The part of a cluster file whose shape is right, so that the rest can be judged in the same go. */
export type Draft = Deep<ClusterFile>

const PASSED_THROUGH = ['kubelet', 'kubeProxy']

/** A key without a value counts as left out, except in what is passed through. */
export function withoutEmpty(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return value.map(item => withoutEmpty(item, depth + 1))
  if (!isMap(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, inner]) => {
        const asItIs = depth === 0 && PASSED_THROUGH.includes(key)
        return [key, asItIs ? inner : withoutEmpty(inner ?? undefined, depth + 1)]
      }),
  )
}

/** The value without the parts that have been complained about. */
export function soundPart(value: unknown, complaints: readonly YamlPath[]): Draft {
  const bad = new Set(complaints.map(path => JSON.stringify(path)))
  const copy = (node: unknown, path: YamlPath): unknown => {
    const isSound = (key: string | number) => !bad.has(JSON.stringify([...path, key]))
    if (Array.isArray(node))
      return node.flatMap((item, i) => (isSound(i) ? [copy(item, [...path, i])] : []))
    if (!isMap(node)) return node
    return Object.fromEntries(
      Object.entries(node)
        .filter(([key]) => isSound(key))
        .map(([key, inner]) => [key, copy(inner, [...path, key])]),
    )
  }
  return bad.has('[]') || !isMap(value) ? {} : (copy(value, []) as Draft)
}

/** The settings of a draft with the preset in the gaps; repositories apart, for those are taken whole. */
export type Settings = Omit<Preset, 'kubernetes'> & {
  readonly preset: PresetName
  readonly kubernetes: Pick<Cluster['kubernetes'], 'version' | 'imageRepository'>
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }

const fill = <T extends object>(preset: T, own: Loose<T> | undefined): T => ({
  ...preset,
  ...Object.fromEntries(Object.entries(own ?? {}).filter(([, value]) => value !== undefined)),
})

/** The version of a runtime that was not named: the preset's, where that is one of this runtime and goes with the release. */
function settleRuntime(
  runtime: Preset['runtime'],
  { runtime: own, kubernetes }: Draft,
  preset: Preset,
): Preset['runtime'] {
  const minor = parseVersion(kubernetes?.version ?? preset.kubernetes.version)?.minor
  if (own?.version !== undefined || minor === undefined) return runtime
  const fits = runtime.name === preset.runtime.name && !versionMistake(runtime, minor)
  return fits ? runtime : { ...runtime, version: defaultVersion(runtime.name, minor) }
}

const toFirewall = (given: Draft['firewall']): Preset['firewall'] | undefined => {
  if (given === 'managed') return { open: [] }
  return typeof given === 'object' ? { open: given.open ?? [] } : given
}

export function settle(draft: Draft): Settings {
  const name = draft.preset ?? DEFAULT_PRESET
  const preset = PRESETS[name]
  const { smokeTest } = draft
  const mirrors =
    typeof draft.mirrors === 'string' ? allFrom(draft.mirrors) : fill(preset.mirrors, draft.mirrors)
  return {
    preset: name,
    kubernetes: {
      version: draft.kubernetes?.version ?? preset.kubernetes.version,
      imageRepository: draft.kubernetes?.imageRepository ?? MIRRORS[mirrors.images].images,
    },
    mirrors,
    runtime: settleRuntime(fill(preset.runtime, draft.runtime), draft, preset),
    network: fill(preset.network, draft.network),
    firewall: toFirewall(draft.firewall) ?? preset.firewall,
    selinux: draft.selinux ?? preset.selinux,
    time: fill(preset.time, draft.time),
    smokeTest:
      smokeTest === false
        ? { ...preset.smokeTest, enabled: false }
        : fill(preset.smokeTest, smokeTest),
  }
}

import type { Cluster } from './cluster.ts'
import { isMap } from './is-map.ts'

/** One flag of a program, without its dashes. */
export interface Arg {
  readonly name: string
  readonly value: string
}

type ConfigApi = Cluster['kubernetes']['configApi']

const isArg = (value: unknown): value is Arg =>
  isMap(value) && typeof value.name === 'string' && typeof value.value === 'string'

/** The flags of a map or a list; undefined for anything else. */
export function argsOf(value: unknown): readonly Arg[] | undefined {
  if (Array.isArray(value)) return value.every(isArg) ? value : undefined
  if (!isMap(value)) return undefined
  const args = Object.entries(value).map(([name, v]) => ({ name, value: v }))
  return args.every(isArg) ? args : undefined
}

/** Flags as a version of kubeadm's configuration takes them: a map up to v1beta3, a list from v1beta4 on (release notes of 1.31). */
export const argsFor = (api: ConfigApi, args: readonly Arg[]): object =>
  api === 'v1beta4' ? args : Object.fromEntries(args.map(({ name, value }) => [name, value]))

/** A part of a configuration with all its flags in that form; what is not understood stays as it is. */
export function withArgs<T>(api: ConfigApi, part: T): T {
  if (!isMap(part)) return part
  const entries = Object.entries(part).map(([key, inner]) => {
    const args = /^(extraArgs|kubeletExtraArgs)$/.test(key) ? argsOf(inner) : undefined
    return [key, args ? argsFor(api, args) : withArgs(api, inner)]
  })
  return Object.fromEntries(entries) as T
}

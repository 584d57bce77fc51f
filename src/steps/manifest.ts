import { type Change, change } from '../core/change.ts'
import type { Command } from '../core/command.ts'
import type { Fact } from '../core/fact.ts'
import { type KubeObject, objects } from '../facts/kubectl.ts'
import { apply } from '../render/apply.ts'
import { comparable } from '../render/comparable.ts'
import { differences } from '../render/subset.ts'

type Live = readonly KubeObject[] | undefined

/** Empty for the core group. */
const groupOf = ({ apiVersion }: KubeObject): string => apiVersion.replace(/\/?[^/]*$/, '')

export const nameOf = ({ kind, metadata }: KubeObject) => `${kind.toLowerCase()}/${metadata.name}`

/** Groups whose kinds no other group has under the same name, or that kubectl prefers. */
const PLAIN = ['', 'apps', 'rbac.authorization.k8s.io']

/** As kubectl takes it; with the group, for kinds that more than one group may have. */
const askedFor = (object: KubeObject) => {
  const group = groupOf(object)
  if (PLAIN.includes(group)) return nameOf(object)
  return `${object.kind.toLowerCase()}.${group}/${object.metadata.name}`
}

/**
 * What the API server has of the objects: one question for each namespace, by its name. Objects without one are asked
 * for together with those of `home`.
 */
export function liveFacts(wanted: readonly KubeObject[], home: string): Record<string, Fact<Live>> {
  const names = new Map<string, Set<string>>()
  for (const object of wanted) {
    const namespace = object.metadata.namespace ?? home
    names.set(namespace, (names.get(namespace) ?? new Set()).add(askedFor(object)))
  }
  return Object.fromEntries(
    [...names].map(([namespace, list]) => [namespace, objects([...list], namespace)]),
  )
}

/** The answers to `liveFacts` together; undefined if one is. */
export function allLive(known: Readonly<Record<string, Live>>): Live {
  const all = Object.values(known)
  return all.some(live => live === undefined) ? undefined : all.flatMap(live => live ?? [])
}

/** The same object, in whatever version of its API; an object that names no namespace may be in any. */
const isSame = (a: KubeObject, b: KubeObject) =>
  a.kind === b.kind &&
  a.metadata.name === b.metadata.name &&
  groupOf(a) === groupOf(b) &&
  (a.metadata.namespace ?? b.metadata.namespace) === b.metadata.namespace

/** What is missing until the API server has all objects as wanted; an unknown live state counts as nothing there. */
export function manifestChanges(
  wanted: readonly KubeObject[],
  live: Live,
  what: string,
  how: (objects: readonly KubeObject[]) => Command = apply,
): Change[] {
  const wrong = wanted.flatMap(object => {
    const found = live?.find(one => isSame(object, one))
    if (!found) return [nameOf(object)]
    const paths = differences(comparable(object), found)
    return paths.length > 0 ? [`${nameOf(object)} (${paths.slice(0, 3).join(', ')})`] : []
  })
  if (wrong.length === 0) return []
  const all = wrong.length === wanted.length
  return [change(all ? `apply ${what}` : `apply ${what}: ${told(wrong)}`, how(wanted))]
}

const MOST = 6

const told = (wrong: readonly string[]): string => {
  const more = wrong.length - MOST
  return [...wrong.slice(0, MOST), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

import type { ProblemCode } from '../../src/core/problem.ts'
import { JOIN_TRACES, MARKER } from '../../src/facts/kubeadm.ts'
import type { Attempt } from './attempt.ts'
import { objectsOf } from './machine/cluster/api.ts'
import type { Machine } from './machine/machine.ts'
import type { World } from './world.ts'

/** What only a person can put right. Until then `up` has to say so at once. */
export interface Need {
  /** @returns whether this machine can be in such a need, and is now */
  readonly arises: (machine: Machine) => boolean
  readonly code: ProblemCode
  /** Cause and cure, as they must be told. */
  readonly told: RegExp
  /** What the person does at the machine. */
  readonly helps: (machine: Machine) => void
  /** Then the host is named with `--adopt`. */
  readonly adopts?: true
  /** Nothing is said of it where there is nothing to do. */
  readonly quiet?: true
}

const CONFIG = 'configmap/kube-system/kubeadm-config'

export const NEEDS = {
  /** What kubeadm left there is another cluster's. One whose half control plane answers cannot be adopted. */
  foreign: {
    arises: machine => {
      const marker = machine.files.kind(MARKER) ? machine.files.read(MARKER) : ''
      if (!marker.includes(' sim ')) return false
      if (marker.includes(' begun') && objectsOf(machine).has(CONFIG)) return false
      if (!JOIN_TRACES.some(path => machine.files.kind(path))) return false
      machine.files.write(MARKER, marker.replace(' sim ', ' other '))
      machine.files.sync(MARKER)
      return true
    },
    code: 'FOREIGN_CLUSTER',
    told: /the cluster other[\s\S]*--adopt/,
    helps: () => {},
    adopts: true,
  },
  'clock-wrong': {
    arises: ({ conditions }) => {
      conditions.clockOffset = 3_600_000
      return true
    },
    code: 'CHECK_FAILED',
    told: /clock is \d+ s ahead[\s\S]*set it right/,
    helps: ({ conditions }) => {
      conditions.clockOffset = 0
    },
  },
  'disk-full': {
    arises: ({ conditions }) => {
      conditions.diskFull = true
      return true
    },
    code: 'COMMAND_FAILED',
    told: /disk of the host is full[\s\S]*make room/,
    helps: ({ conditions }) => {
      conditions.diskFull = false
    },
    quiet: true,
  },
} satisfies Record<string, Need>

export type NeedKind = keyof typeof NEEDS

export const NEED_KINDS = Object.keys(NEEDS) as NeedKind[]

/** Virtual ms in which cause and cure have to be told. */
export const TELL_MS = 10_000

/** A host in need, as it was before the `up` that has to say so. */
export interface InNeed {
  readonly kind: NeedKind
  readonly host: string
  readonly started: number
}

/** The first host from this one on that can be in that need; undefined where none can. */
export function arise(
  world: World<Machine>,
  { kind, host }: { readonly kind: NeedKind; readonly host: number },
): InNeed | undefined {
  const names = [...world.hosts.keys()]
  const from = host % names.length
  const name = [...names.slice(from), ...names.slice(0, from)].find(n =>
    NEEDS[kind].arises(world.hardware(n)),
  )
  if (name === undefined) return undefined
  world.say(`${name} needs a person: ${kind}`)
  return { kind, host: name, started: world.host(name).started.length }
}

/** What is wrong with an `up` on a host in need: that it does not say so, or late, or acts there all the same. */
export function judgeNeed(world: World<Machine>, need: InNeed, attempt: Attempt): string[] {
  const { code, told, quiet, adopts }: Need = NEEDS[need.kind]
  if (quiet && attempt.code === 0) return []
  const pairs = attempt.events.flatMap(event =>
    event.type === 'step.finished' && event.summary.problem
      ? [{ problem: event.summary.problem, at: event.at }]
      : [],
  )
  const own = attempt.problem ? [{ problem: attempt.problem, at: attempt.ended }] : []
  const said = [...pairs, ...own].find(
    ({ problem: p }) => p.code === code && told.test([p.message, ...p.evidence, p.hint].join('\n')),
  )
  const touched = adopts && world.host(need.host).started.length > need.started
  const about = `${need.kind} on ${need.host}`
  const all = [...pairs, ...own].map(({ problem: p }) => `${p.code} ${p.message} (${p.hint})`)
  return [
    ...(said ? [] : [`up does not tell of ${about}: ${attempt.code} ${all.join('; ')}`]),
    ...(said && said.at - attempt.began > TELL_MS
      ? [`up tells of ${about} only after ${Math.round((said.at - attempt.began) / 1000)} s`]
      : []),
    ...(touched ? [`up acts on ${need.host}, which is somebody else's`] : []),
  ]
}

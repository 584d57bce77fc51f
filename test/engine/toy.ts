import type { Cluster } from '../../src/core/cluster.ts'
import { type Command, type Output, sh } from '../../src/core/command.ts'
import type { Event } from '../../src/core/event.ts'
import { type Fact, of } from '../../src/core/fact.ts'
import type { Host, Role } from '../../src/core/host.ts'
import { defineStep, type Step } from '../../src/core/step.ts'
import type { Session } from '../../src/engine/session.ts'
import { cluster as clusterOf } from '../config/cluster-text.ts'

/** A cluster of one control plane, `master`, and so many workers. */
export const toyCluster = (workers = 2): Cluster => {
  const lines = Array.from(
    { length: workers },
    (_, i) => `  worker${i + 1}: { address: 192.168.56.${i + 11}, role: worker }\n`,
  )
  return clusterOf(
    `cluster: toy\npreset: notes-2020\nhosts:\n  master: { address: 192.168.56.10, role: control-plane }\n${lines.join('')}`,
  )
}

/** Toy commands: what hosts understand. They are shell words without anything to quote. */
export const get = (key: string): Command => sh`toy get ${key}`
export const put = (key: string, value: string): Command => sh`toy put ${key} ${value}`
/** Must never be done twice. */
export const append = (key: string, value: string): Command => sh`toy append ${key} ${value}`
export const fail = (code: number): Command => sh`toy fail ${code}`

/** What stands under a key of a host; undefined for nothing. */
export const value = (key: string): Fact<string | undefined> => ({
  ask: get(key),
  read: ({ stdout }: Output) => stdout.trim() || undefined,
})

interface ToyStep {
  readonly after?: readonly string[]
  readonly role?: Role
  readonly commands?: readonly Command[]
  /** Where the value is to stand, if not on the step's own host. */
  readonly on?: (host: Host) => Host
}

/** `key` is to be `1` on every host of the role. */
export const toyStep = (key: string, { after = [], role, commands, on }: ToyStep = {}): Step =>
  defineStep({
    id: key,
    title: `${key} is set`,
    after,
    targets: host => role === undefined || host.role === role,
    facts: ({ host }) => ({ now: on ? of(on(host), value(key)) : value(key) }),
    diff: ({ now }, { host }) =>
      now === '1'
        ? []
        : [
            {
              summary: `set ${key}`,
              risk: 'safe',
              actions: (commands ?? [put(key, '1')]).map(run => ({
                run,
                ...(on && { on: on(host) }),
              })),
            },
          ],
  })

/** Small, and with all that makes a cluster hard: done once only, on another host, with a secret made half-way. */
export const toySteps = (): Step[] => [
  toyStep('base'),
  defineStep({
    id: 'init',
    title: 'there is a control plane',
    after: ['base'],
    targets: host => host.role === 'control-plane',
    facts: () => ({ done: value('init'), certs: value('certs') }),
    diff: ({ done, certs }) => [
      ...(certs ? [] : [one('make certificates', append('certs', 'made'))]),
      ...(done ? [] : [one('init', append('init', 'done'))]),
    ],
  }),
  defineStep({
    id: 'join',
    title: 'the worker is in the cluster',
    after: ['base', 'init'],
    targets: host => host.role === 'worker',
    facts: () => ({ joined: value('joined') }),
    diff: ({ joined }) => (joined ? [] : [one('join')]),
    async perform(_, { host, cluster }, site) {
      const first = cluster.hosts[0] as Host
      await site.run(first, put(`token-${host.name}`, '1'))
      const { joined } = await site.ask(host, { joined: value('joined') })
      if (!joined) await site.run(host, append('joined', 'yes'))
      await site.run(first, put(`token-${host.name}`, '0'))
    },
  }),
  defineStep({
    id: 'label',
    title: 'the node has its label',
    after: ['join'],
    targets: () => true,
    facts: ({ host, cluster }) => ({
      label: of(cluster.hosts[0] as Host, value(`label-${host.name}`)),
      note: value('note'),
    }),
    diff: ({ label, note }, { host, cluster }) =>
      label && note
        ? []
        : [
            {
              summary: 'label',
              risk: 'safe',
              actions: [
                { run: put(`label-${host.name}`, host.role), on: cluster.hosts[0] as Host },
                { run: put('note', 'labelled') },
              ],
            },
          ],
  }),
]

const one = (summary: string, ...commands: Command[]) => ({
  summary,
  risk: 'safe' as const,
  actions: commands.map(run => ({ run })),
})

/** What toySteps want of a cluster. */
export const toyWanted = ({ hosts }: Cluster) =>
  Object.fromEntries(
    hosts.map(({ name, role }) => [
      name,
      role === 'worker'
        ? { base: '1', joined: 'yes', note: 'labelled' }
        : {
            base: '1',
            certs: 'made',
            init: 'done',
            note: 'labelled',
            ...Object.fromEntries(hosts.map(h => [`label-${h.name}`, h.role])),
          },
    ]),
  )

/** A session and the events it told. */
export function toySession(session: Partial<Session> & Pick<Session, 'connect'>) {
  const events: Event[] = []
  return {
    events,
    types: () => events.map(event => event.type),
    session: {
      cluster: toyCluster(),
      steps: toySteps(),
      checks: [],
      ...session,
      reporters: [(event: Event) => events.push(event), ...(session.reporters ?? [])],
    } satisfies Session,
  }
}

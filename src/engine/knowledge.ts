import type { Command, Output } from '../core/command.ts'
import type { Answers, Fact, Facts, Known } from '../core/fact.ts'
import type { Host } from '../core/host.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { ask } from './ask.ts'
import type { Emit } from './emit.ts'
import type { Fleet } from './fleet.ts'

/** What all hosts said, by host name; for a host that could not be asked, why. */
export type Knowledge = ReadonlyMap<string, Answers | Problem>

/** Facts wanted about one host. */
export interface Query {
  readonly host: Host
  readonly facts: Facts
}

/** The distinct questions of many queries, by the host that is to answer them. */
export function questions(queries: readonly Query[]): Map<Host, Command[]> {
  const byHost = new Map<Host, Map<string, Command>>()
  for (const { host, facts } of queries)
    for (const fact of Object.values(facts)) {
      const whom = fact.of ?? host
      const asked = byHost.get(whom) ?? new Map<string, Command>()
      byHost.set(whom, asked.set(fact.ask.reveal(), fact.ask))
    }
  return new Map([...byHost].map(([host, asked]) => [host, [...asked.values()]]))
}

/** Asks all hosts at once, each in one round trip. Never rejects: a host that cannot be asked has its problem for an answer. */
export async function survey(
  fleet: Fleet,
  queries: readonly Query[],
  emit: Emit = () => {},
  signal?: AbortSignal,
): Promise<Knowledge> {
  const { clock } = fleet
  const knowledge = new Map<string, Answers | Problem>()
  await Promise.all(
    [...questions(queries)].map(async ([host, asked]) => {
      const started = clock.monotonic()
      try {
        knowledge.set(host.name, await ask(fleet.on(host), asked, { signal, clock }))
        const took = clock.monotonic() - started
        emit({ type: 'host.answered', host: host.name, questions: asked.length, took })
      } catch (error) {
        knowledge.set(host.name, toProblem(error).at({ host: host.name }))
      }
    }),
  )
  return knowledge
}

function answer(fact: Fact<unknown>, host: Host, knowledge: Knowledge): Output {
  const answers = knowledge.get((fact.of ?? host).name)
  if (answers instanceof Problem) throw answers
  const output = answers?.get(fact.ask.reveal())
  if (output) return output
  throw new Problem('CONNECTION_LOST', `no answer to: ${fact.ask.shown}`, { host: host.name })
}

type Read = Fact<unknown>['read']

const readings = new WeakMap<Output, Map<Read, unknown>>()

/** What an answer says, read once for all steps and hosts that want to know it: reading is pure. */
function reading({ read }: Fact<unknown>, output: Output): unknown {
  const known = readings.get(output) ?? new Map<Read, unknown>()
  if (known.size === 0) readings.set(output, known)
  if (!known.has(read)) known.set(read, read(output))
  return known.get(read)
}

/**
 * The facts of one query, read from what the hosts said.
 *
 * @throws Problem of the host that could not be asked
 */
export function known<F extends Facts>(facts: F, host: Host, knowledge: Knowledge): Known<F> {
  const entries = Object.entries(facts).map(([name, fact]) => [
    name,
    reading(fact, answer(fact, host, knowledge)),
  ])
  return Object.fromEntries(entries) as Known<F>
}

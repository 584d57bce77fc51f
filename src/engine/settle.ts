import type { Cluster } from '../core/cluster.ts'
import type { Host } from '../core/host.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { atWork, follow } from '../render/detached.ts'
import type { Emit } from './emit.ts'
import type { Fleet } from './fleet.ts'
import { type Knowledge, known, type Query } from './knowledge.ts'

/** Asks every host for programs that go on there apart from any connection. */
export const busyQueries = (cluster: Cluster): Query[] =>
  cluster.hosts.map(host => ({ host, facts: { atWork } }))

/**
 * Waits until programs on a host have ended. How they end is not judged; the facts will tell.
 *
 * @throws Problem INTERRUPTED when the waiting was ended
 */
export async function waitFor(
  fleet: Fleet,
  host: Host,
  programs: readonly string[],
  emit: Emit,
  signal?: AbortSignal,
): Promise<void> {
  emit({ type: 'host.busy', host: host.name, programs })
  const options = signal ? { signal } : {}
  const follows = programs.map(id => fleet.on(host).run(follow(id), options))
  for (const end of await Promise.allSettled(follows))
    if (end.status === 'rejected' && toProblem(end.reason).code === 'INTERRUPTED') throw end.reason
}

/**
 * Waits for programs that an earlier run has left at work: what they do is taken into account, not done twice.
 * A host that is lost meanwhile holds up none of the others.
 *
 * @returns whether there was anything to wait for, so that what is known is out of date
 */
export async function settle(
  fleet: Fleet,
  cluster: Cluster,
  knowledge: Knowledge,
  emit: Emit,
  signal?: AbortSignal,
): Promise<boolean> {
  const waits = cluster.hosts.map(async host => {
    if (knowledge.get(host.name) instanceof Problem) return false
    const { atWork: programs } = known({ atWork }, host, knowledge)
    if (programs.length > 0) await waitFor(fleet, host, programs, emit, signal)
    return programs.length > 0
  })
  return (await Promise.all(waits)).includes(true)
}

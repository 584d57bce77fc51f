import { setMaxListeners } from 'node:events'
import type { Controller } from '../core/claim.ts'
import { withLimit } from '../core/clock.ts'
import { type Cluster, leader } from '../core/cluster.ts'
import type { Host } from '../core/host.ts'
import { toProblem } from '../core/problem.ts'
import { keepClaim, releaseClaim } from '../render/claim.ts'
import { type Tenure, takeHost } from './claims.ts'
import type { Emit } from './emit.ts'
import type { Fleet } from './fleet.ts'
import { waitFor } from './settle.ts'

/** Every so many ms a host is told that the run is still there: four times before its claim counts for nothing. */
const HEARTBEAT_MS = 30_000
/** Milliseconds in which hosts are let go at the end; one that cannot be told forgets by itself. */
const GOODBYE_MS = 5000

/** The hosts that a run holds while it acts. */
export interface Tenancy {
  release(): Promise<void>
}

export interface TenancyOptions {
  readonly fleet: Fleet
  readonly cluster: Cluster
  readonly by: Controller
  /** How the hosts stood when they were asked. */
  readonly tenures: ReadonlyMap<string, Tenure>
  readonly emit: Emit
  readonly signal?: AbortSignal | undefined
}

/**
 * Takes hosts for a run, and keeps them: the leader first, so that of two runs that want the same one gets all.
 * Programs that are at work there are waited for. A host that cannot be reached is not held; nothing will run there.
 *
 * @throws Problem LOCKED when another run holds one of them; none is held then
 */
export async function hold(hosts: readonly Host[], options: TenancyOptions): Promise<Tenancy> {
  const { fleet, cluster, by, tenures, emit, signal } = options
  const held: Host[] = []
  const over = new AbortController()
  // Every host waits for it; node would warn of a leak from the eleventh on.
  setMaxListeners(0, over.signal)
  const tenancy = {
    async release() {
      over.abort()
      await withLimit(fleet.clock, GOODBYE_MS, async signal => {
        const told = held.map(host => fleet.direct(host)?.run(releaseClaim(by), { signal }))
        const late = new Promise(resolve => signal.addEventListener('abort', resolve))
        await Promise.race([Promise.allSettled(told), late])
      })
    },
  }

  const take = async (host: Host) => {
    const stood = tenures.get(host.name)
    if (!stood) return
    try {
      const programs = await takeHost(fleet, host, by, stood, signal)
      held.push(host)
      if (stood.state === 'left')
        emit({ type: 'host.taken', host: host.name, from: stood.claim.by, why: stood.why })
      void keep(fleet, host, by, over.signal)
      if (programs.length > 0) await waitFor(fleet, host, programs, emit, signal)
    } catch (error) {
      const problem = toProblem(error)
      if (problem.code === 'CONNECTION_LOST' || problem.code === 'HOST_UNREACHABLE') return
      throw problem
    }
  }

  try {
    const first = hosts.filter(host => host.name === leader(cluster).name)
    for (const host of first) await take(host)
    const others = hosts.filter(host => !first.includes(host))
    const ends = await Promise.allSettled(others.map(take))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return tenancy
  } catch (error) {
    await tenancy.release()
    throw toProblem(error)
  }
}

/** Tells a host now and then that the run is there, on the link that there is: nobody dials for this. */
async function keep(fleet: Fleet, host: Host, by: Controller, over: AbortSignal): Promise<void> {
  for (;;) {
    await fleet.clock.pause(HEARTBEAT_MS, over).catch(() => {})
    if (over.aborted) return
    await fleet
      .direct(host)
      ?.run(keepClaim(by), { signal: over })
      .catch(() => {})
  }
}

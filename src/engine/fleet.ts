import { type Clock, systemClock } from '../core/clock.ts'
import type { Host } from '../core/host.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { reconnecting } from '../transport/reconnecting.ts'
import type { Connect, Transport } from '../transport/transport.ts'
import type { Emit } from './emit.ts'

/** The open connections of a run, one per host; for a host that cannot be reached, why. */
export interface Fleet {
  readonly clock: Clock
  /** @throws Problem when the host is not connected */
  on(host: Host): Transport
  /** The connection as it is: not dialled again when it is lost. */
  direct(host: Host): Transport | undefined
  readonly unreachable: ReadonlyMap<string, Problem>
  close(): Promise<void>
}

/** Connects to all hosts at once. One that does not answer holds up none of the others. */
export async function openFleet(
  connect: Connect,
  hosts: readonly Host[],
  emit: Emit,
  signal?: AbortSignal,
  clock: Clock = systemClock,
): Promise<Fleet> {
  const open = new Map<string, Transport>()
  const direct = new Map<string, Transport>()
  const noted: Connect = async (host, signal) => {
    const transport = await connect(host, signal)
    direct.set(host.name, transport)
    return transport
  }
  const lasting = reconnecting(noted, {
    clock,
    lost: (host, problem) => emit({ type: 'host.lost', host: host.name, problem }),
    found: (host, took) => emit({ type: 'host.connected', host: host.name, took }),
  })
  const unreachable = new Map<string, Problem>()
  await Promise.all(
    hosts.map(async host => {
      const started = clock.monotonic()
      emit({ type: 'host.connecting', host: host.name })
      try {
        open.set(host.name, await lasting(host, signal))
        emit({ type: 'host.connected', host: host.name, took: clock.monotonic() - started })
      } catch (error) {
        const problem = toProblem(error).at({ host: host.name })
        unreachable.set(host.name, problem)
        if (!signal?.aborted) emit({ type: 'host.unreachable', host: host.name, problem })
      }
    }),
  )
  return {
    clock,
    unreachable,
    direct: host => direct.get(host.name),
    on(host) {
      const transport = open.get(host.name)
      if (transport) return transport
      throw (
        unreachable.get(host.name) ??
        new Problem('HOST_UNREACHABLE', `${host.name} is not connected`, { host: host.name })
      )
    },
    async close() {
      await Promise.allSettled([...open.values()].map(transport => transport.close()))
    },
  }
}

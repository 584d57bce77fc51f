import { type Clock, systemClock } from '../core/clock.ts'
import type { Host } from '../core/host.ts'
import { type Problem, toProblem } from '../core/problem.ts'
import { interrupted } from './interrupt.ts'
import type { Connect, RunOptions, Transport } from './transport.ts'

export interface ReconnectOptions {
  /** Milliseconds for which a lost host is dialled again and again; a reboot takes about a minute. */
  readonly limit?: number
  /** Milliseconds before the second attempt; doubled each time. */
  readonly pause?: number
  readonly clock?: Clock
  readonly lost?: (host: Host, problem: Problem) => void
  readonly found?: (host: Host, took: number) => void
}

/** A host that does not answer may be booting; one that answers and refuses will refuse again. */
const WORTH_ANOTHER_TRY = new Set(['HOST_UNREACHABLE', 'CONNECTION_LOST'])

/** How long one may wait between two attempts, in ms. */
const LONGEST_PAUSE = 5000

/** How often a program may be cut off in a row without a word of it: a link that dies of it each time would be dialled for ever. */
const MOST_LOSSES = 10

/**
 * Connections that outlive a lost link: the host is dialled again, and the program that was cut off is sent
 * again. So only programs that may be sent twice go through: questions, and detached programs.
 */
export function reconnecting(connect: Connect, options: ReconnectOptions = {}): Connect {
  const {
    limit = 120_000,
    pause: first = 250,
    clock = systemClock,
    lost = () => {},
    found = () => {},
  } = options

  const redial = async (host: Host, signal: AbortSignal | undefined): Promise<Transport> => {
    const began = clock.monotonic()
    for (let wait = first; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      try {
        const transport = await connect(host, signal)
        found(host, clock.monotonic() - began)
        return transport
      } catch (error) {
        const late = clock.monotonic() - began + wait > limit
        if (late || !WORTH_ANOTHER_TRY.has(toProblem(error).code)) throw error
        await clock.pause(wait, signal).catch(() => {
          throw interrupted(host.name, signal)
        })
      }
    }
  }

  return async (host, signal) => {
    let transport: Promise<Transport> = Promise.resolve(await connect(host, signal))
    /** One redial for all programs that a lost connection has cut off. */
    const replace = (broken: Promise<Transport>, problem: Problem) => {
      if (transport !== broken) return
      lost(host, problem)
      transport = redial(host, signal)
      transport.catch(() => {})
    }
    const repeat = async <T>(
      options: RunOptions,
      work: (t: Transport, heard: RunOptions, again: boolean) => Promise<T>,
    ) => {
      let silent = 0
      const heard: RunOptions = {
        ...options,
        onLine(line) {
          silent = 0
          options.onLine?.(line)
        },
      }
      for (let again = false; ; again = true) {
        const current = transport
        try {
          return await work(await current, heard, again)
        } catch (error) {
          const problem = toProblem(error)
          const wasOpen = await current.then(
            () => true,
            () => false,
          )
          const hopeless = !wasOpen || options.signal?.aborted || ++silent > MOST_LOSSES
          if (problem.code !== 'CONNECTION_LOST' || hopeless) throw error
          replace(current, problem)
        }
      }
    }
    return {
      run: (command, options = {}) =>
        repeat(options, (t, heard, again) => t.run((again && options.again?.()) || command, heard)),
      write: (file, options = {}) => repeat(options, (t, heard) => t.write(file, heard)),
      close: async () => (await transport).close(),
    }
  }
}

import { createConnection } from 'node:net'
import { env } from 'node:process'
import type { Duplex } from 'node:stream'
import type { Host, SshTarget } from '../core/host.ts'
import { Problem, toProblem } from '../core/problem.ts'
import { interrupted, unlessAborted } from './interrupt.ts'
import { proxyCommand } from './proxy-command.ts'
import { Slots } from './slots.ts'
import type { HeldTunnel } from './tunnels.ts'

/** The way to a host's sshd. */
export interface Road {
  /** The connection, perhaps still on its way. */
  open(): Promise<Duplex>
  /** Fires when a machine on the way is lost. */
  readonly over?: AbortSignal | undefined
  /** To be called once the host has let us in or not. */
  arrived(): void
  /** To be called when the connection has ended, or did not come about. */
  close(): void
}

/** How many hosts are dialled through commands at a time, each of which may be a login on one machine (MaxStartups). */
const COMMANDS_AT_ONCE = 8

/** Ways that have the machines on them, and the limits of these, in common. */
export function roads(
  take: (target: SshTarget) => Promise<HeldTunnel>,
): (host: Host, signal?: AbortSignal) => Promise<Road> {
  const slots = new Slots(COMMANDS_AT_ONCE)
  return async (host, signal) => {
    const { address, port, via, proxyCommand: command } = host.ssh
    if (command !== undefined) {
      await slots.take(signal).catch(() => {
        throw interrupted(host.name, signal)
      })
      let waiting = true
      const arrived = () => {
        if (waiting) slots.release()
        waiting = false
      }
      const open = async () => proxyCommand(command, env.SHELL ?? '/bin/sh')
      return { open, arrived, close: arrived }
    }
    // Nagle's algorithm would hold back the small packets that a round trip consists of.
    if (!via)
      return {
        open: async () => createConnection({ host: address, port, noDelay: true }),
        arrived() {},
        close() {},
      }
    const taking = take(via)
    const stopped = () => interrupted(host.name, signal)
    const held = await unlessAborted(taking, signal, stopped).catch(error => {
      taking.then(
        ({ release }) => release(),
        () => {},
      )
      throw signal?.aborted ? error : onTheWay(via, host, error)
    })
    return {
      open: () => held.tunnel.open(address, port),
      over: held.tunnel.over,
      arrived() {},
      close: held.release,
    }
  }
}

/** Whichever host was the first to need the machine, each says that it could not be reached by way of it. */
function onTheWay({ address }: SshTarget, { name }: Host, error: unknown): Problem {
  const { code, message, hint, evidence } = toProblem(error)
  return new Problem(code, `by way of ${address}: ${message}`, {
    host: name,
    hint,
    evidence,
    cause: error,
  })
}

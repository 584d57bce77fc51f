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

/**
 * How many may be at one door at a time: an sshd, or a command, which may be a login on one machine for all hosts. From
 * the tenth that it has not let in yet, sshd refuses newcomers at random (MaxStartups 10:30:100). No more than half of them,
 * for a busy sshd goes on counting those that are in already.
 */
const AT_ONE_DOOR = 5
/** How many hosts may be dialled at a time: handshakes are work, and each has its time limit. */
const AT_ONCE = 64

/** Ways that have the machines on them, and the limits of these, in common. */
export function roads(
  take: (target: SshTarget) => Promise<HeldTunnel>,
): (host: Host, signal?: AbortSignal) => Promise<Road> {
  const all = new Slots(AT_ONCE)
  const doors = new Map<string, Slots>()
  /** Waits for a turn; the result gives it back, however often it is called. */
  const turn = async ({ name, ssh }: Host, signal?: AbortSignal): Promise<() => void> => {
    const { address, port, via, proxyCommand } = ssh
    const door = proxyCommand === undefined ? JSON.stringify([via, address, port]) : 'commands'
    const slots = doors.get(door) ?? new Slots(AT_ONE_DOOR)
    doors.set(door, slots)
    const taken: Slots[] = []
    const back = () => {
      for (const slots of taken.splice(0)) slots.release()
    }
    try {
      for (const each of [slots, all]) {
        await each.take(signal)
        taken.push(each)
      }
    } catch {
      back()
      throw interrupted(name, signal)
    }
    return back
  }
  return async (host, signal) => {
    const { address, port, via, proxyCommand: command } = host.ssh
    if (command !== undefined) {
      const arrived = await turn(host, signal)
      const open = async () => proxyCommand(command, env.SHELL ?? '/bin/sh')
      return { open, arrived, close: arrived }
    }
    // Nagle's algorithm would hold back the small packets that a round trip consists of.
    if (!via) {
      const arrived = await turn(host, signal)
      const open = async () => createConnection({ host: address, port, noDelay: true })
      return { open, arrived, close: arrived }
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
    // Only now: the machine on the way has waited for a turn of its own.
    const arrived = await turn(host, signal).catch(error => {
      held.release()
      throw error
    })
    return {
      open: () => held.tunnel.open(address, port),
      over: held.tunnel.over,
      arrived,
      close() {
        arrived()
        held.release()
      },
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

import type { Duplex } from 'node:stream'
import type { SshTarget } from '../core/host.ts'

/** An open connection to a machine on the way. */
export interface Tunnel {
  /** A connection from there. Rejects when the machine refuses. */
  open(address: string, port: number): Promise<Duplex>
  /** Fires when the connection has ended. */
  readonly over: AbortSignal
  close(): Promise<void>
}

/** A tunnel that is held open until it is given back. */
export interface HeldTunnel {
  readonly tunnel: Tunnel
  release(): void
}

/**
 * One connection to each machine on the way, however many hosts lie behind it: an sshd refuses newcomers at random once
 * ten are at its door (MaxStartups). It is closed when the last that uses it lets go, and dialled again when it broke.
 */
export function sharedTunnels(
  dial: (target: SshTarget) => Promise<Tunnel>,
): (target: SshTarget) => Promise<HeldTunnel> {
  const open = new Map<string, { readonly tunnel: Promise<Tunnel>; users: number }>()
  return async target => {
    const key = JSON.stringify(target)
    const entry = open.get(key) ?? { tunnel: dial(target), users: 0 }
    const forget = () => {
      if (open.get(key) === entry) open.delete(key)
    }
    if (open.get(key) !== entry) {
      open.set(key, entry)
      entry.tunnel.then(({ over }) => over.addEventListener('abort', forget), forget)
    }
    entry.users++
    let held = true
    const release = () => {
      if (!held) return
      held = false
      if (--entry.users > 0) return
      forget()
      entry.tunnel.then(
        tunnel => tunnel.close(),
        () => {},
      )
    }
    try {
      return { tunnel: await entry.tunnel, release }
    } catch (error) {
      release()
      throw error
    }
  }
}

/** Why the machine on the way opens no connection. Source of the numbers: RFC 4254, section 5.1. */
export function tunnelRefusal(error: Error): Error {
  const { reason } = error as { reason?: unknown }
  if (reason === 1)
    return new Error('the machine on the way lets nobody through (AllowTcpForwarding, PermitOpen)')
  return reason === 2 ? new Error('the machine on the way cannot reach it') : error
}

import type { Host } from '../core/host.ts'
import type { Connect, Transport } from './transport.ts'

/** Puts something around a transport. Called once per connection. */
export type Wrap = (transport: Transport, host: Host) => Transport

/** Connections with all wraps around them; the last is the outermost. */
export const wrapped =
  (connect: Connect, ...wraps: readonly Wrap[]): Connect =>
  async (host, signal) =>
    wraps.reduce((transport, wrap) => wrap(transport, host), await connect(host, signal))

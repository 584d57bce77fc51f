import { reveal } from '../core/secret.ts'
import type { Wrap } from './wrapped.ts'

/** What talking to hosts has cost. `sent` and `received` are bytes of programs, contents and output. */
export interface Counts {
  connections: number
  runs: number
  writes: number
  sent: number
  received: number
}

export const noCounts = (): Counts => ({
  connections: 0,
  runs: 0,
  writes: 0,
  sent: 0,
  received: 0,
})

export const roundTrips = (counts: Counts): number => counts.runs + counts.writes

/** Adds up in `counts` what goes through. */
export const counting =
  (counts: Counts): Wrap =>
  transport => {
    counts.connections++
    return {
      async run(command, options) {
        counts.runs++
        counts.sent += Buffer.byteLength(command.reveal())
        const output = await transport.run(command, options)
        counts.received += Buffer.byteLength(output.stdout) + Buffer.byteLength(output.stderr)
        return output
      },
      write(file, options) {
        counts.writes++
        counts.sent += Buffer.byteLength(reveal(file.content))
        return transport.write(file, options)
      },
      close: () => transport.close(),
    }
  }

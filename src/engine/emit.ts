import type { Event, Reporter, Unstamped } from '../core/event.ts'

export type Emit = (event: Unstamped) => void

/** Stamps events with the time and tells every listener. A listener that throws cannot disturb the run. */
export const emitter =
  (reporters: readonly Reporter[], now: () => number = Date.now): Emit =>
  event => {
    const stamped = { ...event, at: now() } as Event
    for (const report of reporters) {
      try {
        report(stamped)
      } catch {
        // The run goes on: what the hosts are like does not depend on who watches.
      }
    }
  }

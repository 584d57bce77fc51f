import type { Event } from '../core/event.ts'

/** What was meant and what happened, in order. History: nothing is ever decided by it. */
export interface Journal {
  /** Resolves when the event is safe on disk. */
  append(event: Event): Promise<void>
  close(): Promise<void>
}

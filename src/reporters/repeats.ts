import type { Event } from '../core/event.ts'

/** Of each event in turn: whether it only says again that its host does not answer. */
export function createRepeats(): (event: Event) => boolean {
  const told = new Map<string, string>()
  return event => {
    if (event.type === 'host.unreachable') told.set(event.host, event.problem.message)
    if (event.type !== 'step.finished') return false
    const { problem } = event.summary
    return problem !== undefined && told.get(event.host) === problem.message
  }
}
